// A smooth surface through noisy values at some points of [0, 1]^d: a Gaussian process.
//
// The mean is linear with slopes that are next to unknown; about it, a Matern process of
// smoothness 5/2 with a length of its own in each direction (Rasmussen & Williams 2006, 2.2, 4.2).
// Lengths and size are the likeliest on a grid, found one after another.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace tenure {

struct SurfacePoint {
    std::vector<double> at; ///< each in [0, 1]
    double value = 0;
    double std_error = 0; ///< of the value, >= 0
};

/// What is to be expected at a point.
struct SurfaceValue {
    double mean = 0;
    double sd = 0; ///< of the surface itself, without noise
};

class Surface {
public:
    /// @pre at least 2 points, all with as many coordinates
    explicit Surface(const std::vector<SurfacePoint>& points);
    SurfaceValue operator()(const std::vector<double>& at) const;

private:
    struct Fit;
    std::shared_ptr<const Fit> fit_;
};

} // namespace tenure

// What is known of standard normal numbers once noisy sums of them are seen, in closed form.
//
// theta ~ N(0, I), y = A theta + e, e ~ N(0, diag(v)): theta given y is normal with covariance
// (I + A' diag(v)^-1 A)^-1 and mean that times A' diag(v)^-1 y (Rasmussen & Williams 2006, 2.1).
#pragma once

#include "statistics/grid.hpp"

#include <vector>

namespace tenure {

struct GaussianPosterior {
    std::vector<double> mean, sd;
    Grid covariance;
};

/// @param a [value][number] @pre a value has its noise, above 0
GaussianPosterior linear_gaussian(const Grid& a, const std::vector<double>& values,
                                  const std::vector<double>& noise_variance);

} // namespace tenure

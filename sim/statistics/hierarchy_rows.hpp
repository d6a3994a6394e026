// A hierarchy as matrices: a row for each value of each group, columns for what settings and the
// latent numbers of years and units do to it.
//
// A value that is not known has a row of zeros and a variance of 1 by itself, so that it says
// nothing. Where a unit has moved, its offsets in all, o, are seen from a point a: with the
// quadratic mean Q q(x + o), rows are Q q(x + a) + b (o - a), b the slope at about + a.
#pragma once

#include "statistics/hierarchy.hpp"

#include <Eigen/Dense>

namespace tenure {

inline constexpr double offset_scale = 0.5;   ///< of half-normal priors, in sd of a number
inline constexpr double national_scale = 0.5; ///< likewise, in robust deviations of a value

inline Eigen::Index at_index(std::size_t i) { return static_cast<Eigen::Index>(i); }

/// Sizes, and where in one long vector the latent numbers of years and units lie.
struct HierarchyShape {
    std::size_t groups, values, numbers, years, units;
    bool moved;
    std::size_t latent() const { return of_moved(moved ? numbers : 0); }
    std::size_t of_year(std::size_t year, std::size_t value) const { return year * values + value; }
    std::size_t of_unit(std::size_t unit, std::size_t number) const {
        return years * values + unit * numbers + number;
    }
    std::size_t of_moved(std::size_t number) const { return of_unit(units, number); }
};
HierarchyShape shape_of(const Emulator& emulator, const Observed& observed);

/// Standard deviations of the latent numbers.
Eigen::VectorXd latent_sd(const HierarchyShape& shape, const Observed& observed,
                          const HierarchySpread& spread);

/// All groups' rows one under the other: of q(x), and of the latent numbers.
struct HierarchyRows {
    Eigen::MatrixXd q, latent, slopes; ///< slopes: of x at `about`
    Eigen::VectorXd level;
};
HierarchyRows stacked_rows(const Emulator& emulator, const Observed& observed,
                           const HierarchyShape& shape, const std::vector<double>& about);

/// Values less their levels, 0 where they are not known.
Eigen::VectorXd values_less(const Eigen::VectorXd& level, const Grid& values);

/// Where a group's chance is taken: `about`, and the point that what has moved is seen from.
std::vector<double> seen_from(const Observed& observed, std::size_t group,
                              const std::vector<double>& about);

/// Lower Cholesky factors of the covariance of each group's values about their mean.
std::vector<Eigen::MatrixXd> factors_of(const Emulator& emulator, const Observed& observed,
                                        const HierarchySpread& spread,
                                        const std::vector<double>& about);

/// Each group's rows times the inverse of its factor.
void whiten_groups(Eigen::MatrixXd& rows, const std::vector<Eigen::MatrixXd>& factors);

} // namespace tenure

// Intervals for several comparisons that hold all at once, whatever random streams the policies
// share.
//
// Bonferroni: c intervals, each at 1 - (1 - level) / c, hold together at least at `level`, however
// they depend on each other, so also under common random numbers. Nelson & Matejcik (1995) give
// shorter ones where differences of all pairs vary alike; policies that change little beside
// policies that change much do not, so that is not supposed here.
#pragma once

#include "statistics/estimate.hpp"

#include <cstddef>
#include <vector>

namespace tenure {

/// Which way a measure is better.
enum class Better { higher, lower };

/// The level of each of `count` intervals that hold together at `level`. @pre count > 0
double bonferroni_level(double level, std::size_t count);

/// Student's t for each estimate, together at `level`. An estimate whose values are all equal has
/// its value as interval; not known with fewer than two draws.
std::vector<Interval> simultaneous_intervals(const std::vector<Estimate>& estimates,
                                             double level = 0.95);

/// For each policy, its mean less the best of the others' means (with lower better: the least of
/// the others' less its own), so that it is positive for the best; together at `level` over all
/// pairs. From intervals for all pairs: mean_i - max_j mean_j = min_j (mean_i - mean_j), j != i.
/// @pre two samples or more, of the same replications
std::vector<Interval> against_the_best(const std::vector<Sample>& policies, Better better,
                                       double level = 0.95);

} // namespace tenure

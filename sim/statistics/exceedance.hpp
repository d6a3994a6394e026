// How sure it is, from so many futures, that something holds in at least a share of all of them.
//
// Clopper & Pearson (1934): bounds of a share from a binomial count, exact, so that a one-sided
// bound holds with its probability or more.
#pragma once

#include <cstdint>
#include <vector>

namespace tenure {

/// The largest share p for which P(X >= hits) <= alpha, X binomial(n, p): 0 where there are none.
/// @pre 0 <= hits <= n, n >= 1, 0 < alpha < 1
double share_at_least(std::int64_t hits, std::int64_t n, double alpha);
/// The same from above: 1 where all are hits.
double share_at_most(std::int64_t hits, std::int64_t n, double alpha);

/// The fewest of n hits by which a share above p is shown with error alpha at most; n + 1 if not
/// even all of them would show it.
std::int64_t hits_needed(std::int64_t n, double p, double alpha);

/// How likely that many hits are where the share is in truth `truth`. @pre 0 < truth < 1
double power_of(std::int64_t n, double p, double alpha, double truth);

/// A number and its standard error.
struct Reckoned {
    double value = 0, std_error = 0;
};

/// The value that a share `below` of the law lies under, interpolated between order statistics;
/// its error from those a standard error of the rank away, not below a tenth of the mean's.
/// @pre at least 8 values, 0 < below < 1
Reckoned quantile_with_error(std::vector<double> values, double below);

/// @pre at least 2 values
Reckoned mean_with_error(const std::vector<double>& values);

} // namespace tenure

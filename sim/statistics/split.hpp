// Three uncertainties kept apart: how well a mean is known, what is not known of the parameters,
// and how far one future may be from the mean.
//
// One-way analysis of variance with random effects (Searle, Casella & McCulloch 1992, 3.6; for
// simulated patients O'Hagan, Stevenson & Madan 2007): draws of the parameters are the groups, and
// the replications that share a draw differ by chance alone. With D draws, N values, n_d in draw d:
//     chance^2     = sum (y - mean_d)^2 / (N - D)
//     parameters^2 = (sum n_d (mean_d - mean)^2 / (D - 1) - chance^2) / n_0,  not below 0,
//     n_0 = (N - sum n_d^2 / N) / (D - 1).
#pragma once

#include "statistics/estimate.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

/// Standard deviations, in the unit of the values; `not_known` where the data cannot tell.
struct UncertaintySplit {
    double monte_carlo = not_known; ///< standard error of the mean; shrinks with replications
    double parameters = not_known;  ///< of the expected value between draws; 0 if nothing is drawn
    double one_future = not_known;  ///< by chance alone, between replications of one draw
};

/// @param parameters_vary false: every replication has the same parameters, all spread is chance
UncertaintySplit split_uncertainty(const Sample& sample, bool parameters_vary);

/// Values of policy - baseline by replication; missing where either is.
/// @pre as many values, the same mark for a missing one
std::vector<std::int64_t> differences(const Sample& policy, const Sample& baseline);

} // namespace tenure

// Means over replications and paired differences, with errors that come from independent draws.
//
// With uncertain parameters, neighbouring replications share a draw of them and are not
// independent; draws are. So a mean is a ratio of sums over draws, and its standard error that of
// the ratio (Cochran 1977, 6.4, linearised): with N values in D draws, n_d of them with sum s_d in
// draw d,
//     mean = sum s_d / N,    se^2 = D / (D - 1) * sum (s_d - n_d mean)^2 / N^2.
// Where every draw has the same number of values, that is the usual error of the mean of draw
// means; with one replication a draw, the usual error of a mean.
#pragma once

#include "statistics/grouping.hpp"

#include <cstdint>
#include <limits>
#include <span>

namespace tenure {

inline constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

struct Interval {
    double low = not_known, high = not_known;
};

/// Values by replication from 0 on; the last two as in Grouping.
struct Sample {
    std::span<const std::int64_t> values;
    std::uint32_t draws_share = 1;
    std::int64_t missing = std::numeric_limits<std::int64_t>::min(); ///< stands for no value
    std::uint32_t scrambles = 0;
    std::uint32_t draws_in_a_row = 0;

    Grouping grouping() const { return {draws_share, scrambles, draws_in_a_row}; }
};

/// A mean and how well it is known. What cannot be said is `not_known`.
struct Estimate {
    std::int64_t values = 0; ///< that were not missing
    std::int64_t draws = 0;  ///< independent ones with at least one of them
    double mean = not_known;
    double std_error = not_known; ///< takes two draws
    /// All values are equal: the standard error is 0, which says nothing of what was not drawn.
    bool constant = false;
};

Estimate estimate(const Sample& sample);

/// Student's t with draws - 1 degrees of freedom. Not known where the standard error is not known
/// or is 0: no spread was seen, so none can be told.
Interval t_interval(const Estimate& estimate, double level = 0.95);

/// Of two samples under common random numbers; a pair with a missing value in either is left out.
struct PairedDifference {
    Estimate difference;       ///< policy - baseline
    double policy = not_known; ///< means over the same pairs
    double baseline = not_known;
    bool identical = false; ///< there are pairs, and every one differs by exactly 0
    /// (Var policy + Var baseline) / Var difference, over replications: how many times fewer of
    /// them are needed than with independent streams. Not known where the difference does not vary.
    double variance_reduction = not_known;
};

/// @pre as many values, draws shared alike
PairedDifference paired_difference(const Sample& policy, const Sample& baseline);

} // namespace tenure

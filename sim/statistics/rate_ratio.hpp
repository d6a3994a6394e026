// The ratio of two rates, from the counts of treated and of control units observed for equally
// long: what an evaluator of a randomised pilot reports, and how good such reports are.
//
// Quasi-Poisson: the variance of a count is its mean times a dispersion phi, estimated by Pearson's
// statistic over n - 2 degrees of freedom; log ratio and standard error are those of the log-linear
// model with one indicator, sqrt(phi (1/T + 1/C)) for totals T and C, and Student's t with n - 2
// degrees of freedom gives interval and p-value (Wedderburn 1974; McCullagh & Nelder 1989, 4.5 and
// 6.2). The naive test takes phi for 1 and the normal law, as if units did not differ.
#pragma once

#include "statistics/estimate.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace tenure {

struct RateRatio {
    bool known = false; ///< both groups have a count above 0, and the counts are not all equal
    double ratio = not_known;
    double low = not_known, high = not_known; ///< 95% interval
    double p_value = not_known;               ///< two-sided, of a ratio of 1
    double dispersion = not_known;
};

using Counts = std::span<const std::int64_t>;

/// @pre at least 2 units in each group
RateRatio quasi_poisson_ratio(Counts treated, Counts control);
RateRatio poisson_ratio(Counts treated, Counts control);

/// A share of evaluations, and its Monte Carlo standard error.
struct Share {
    double value = not_known, std_error = not_known;
};

/// What many evaluations of one true ratio would report. Where the truth is 1, `power` is the rate
/// of false alarms, and signs and exaggeration are not known.
struct Detection {
    std::int64_t evaluations = 0, known = 0; ///< the rest could not estimate a ratio
    Share power;                             ///< p < 0.05, of all
    Share wrong_sign;                ///< type S: of those with p < 0.05, on the wrong side of 1
    double exaggeration = not_known; ///< type M: mean |log ratio| of those over the true one
    Share coverage;                  ///< of the truth by the interval, of the known
    double median_ratio = not_known, low_ratio = not_known, high_ratio = not_known; ///< 5%, 95%
};

/// Errors of type S and M as Gelman & Carlin (2014) define them. @pre truth > 0
Detection detection(const std::vector<RateRatio>& evaluations, double truth);

/// Power of the quasi-Poisson test in closed form, by the delta method: each group has `units`
/// units with so many counts on average without an effect, and unit means with that coefficient of
/// variation. @pre units >= 2, mean_count > 0, truth > 0
double approximate_power(double truth, double mean_count, double spread, int units);

} // namespace tenure

#include "statistics/multiple.hpp"

#include "core/contract.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

double bonferroni_level(double level, std::size_t count) {
    expects(count > 0 && level > 0 && level < 1, "several intervals share one level");
    return 1 - (1 - level) / static_cast<double>(count);
}

namespace {

Interval interval_of(const Estimate& estimate, double level) {
    if (estimate.draws >= 2 && estimate.std_error == 0) return {estimate.mean, estimate.mean};
    return t_interval(estimate, level);
}

/// Takes the smaller of two ends; an end that is not known stays so.
double least(double a, double b) {
    return std::isnan(a) || std::isnan(b) ? not_known : std::min(a, b);
}

} // namespace

std::vector<Interval> simultaneous_intervals(const std::vector<Estimate>& estimates, double level) {
    std::vector<Interval> intervals;
    if (estimates.empty()) return intervals;
    const double each = bonferroni_level(level, estimates.size());
    for (const Estimate& estimate : estimates) intervals.push_back(interval_of(estimate, each));
    return intervals;
}

std::vector<Interval> against_the_best(const std::vector<Sample>& policies, Better better,
                                       double level) {
    const std::size_t count = policies.size();
    expects(count >= 2, "the best of others takes others");
    const double each = bonferroni_level(level, count * (count - 1) / 2);
    constexpr double far = std::numeric_limits<double>::infinity();
    std::vector<Interval> result(count, {far, far});
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 1; j < count; ++j) {
            const auto& [good, bad] = better == Better::higher ? std::pair(i, j) : std::pair(j, i);
            const Interval d =
                interval_of(paired_difference(policies[good], policies[bad]).difference, each);
            result[i] = {least(result[i].low, d.low), least(result[i].high, d.high)};
            result[j] = {least(result[j].low, -d.high), least(result[j].high, -d.low)};
        }
    }
    return result;
}

} // namespace tenure

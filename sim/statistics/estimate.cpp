#include "statistics/estimate.hpp"

#include "core/contract.hpp"
#include "statistics/accumulator.hpp"
#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tenure {

namespace {

struct DrawSum {
    std::int64_t count = 0;
    __int128 sum = 0;
};

/// Sums of the values `value_of(replication)` over each independent draw that has any.
/// `value_of` says false where there is none.
template <class ValueOf>
std::vector<DrawSum> sums_by_draw(const Sample& sample, const ValueOf& value_of) {
    expects(sample.draws_share > 0, "a draw is shared by at least one replication");
    const Grouping grouping = sample.grouping();
    std::vector<DrawSum> draws(grouping.sets(sample.values.size()));
    for (std::size_t r = 0; r < sample.values.size(); ++r) {
        __int128 value = 0;
        if (!value_of(r, value)) continue;
        DrawSum& draw = draws[grouping.set_of(r)];
        ++draw.count;
        draw.sum += value;
    }
    draws.erase(std::remove_if(draws.begin(), draws.end(),
                               [](const DrawSum& draw) { return draw.count == 0; }),
                draws.end());
    return draws;
}

/// Deviations are taken exactly, times N, about the nearest whole number; only squares are rounded.
double ratio_error(const std::vector<DrawSum>& draws, std::int64_t count, __int128 sum) {
    const __int128 centre = nearest_quotient(sum, count);
    const __int128 rest = sum - centre * count;
    double squares = 0;
    for (const DrawSum& draw : draws) {
        const __int128 deviation = (draw.sum - centre * draw.count) * count - rest * draw.count;
        const double d = static_cast<double>(deviation) / static_cast<double>(count);
        squares += d * d;
    }
    const auto n = static_cast<double>(draws.size());
    return std::sqrt(n / (n - 1) * squares) / static_cast<double>(count);
}

Estimate estimate_of(const std::vector<DrawSum>& draws) {
    Estimate result;
    __int128 sum = 0;
    for (const DrawSum& draw : draws) {
        result.values += draw.count;
        sum += draw.sum;
    }
    result.draws = static_cast<std::int64_t>(draws.size());
    if (result.values == 0) return result;
    result.mean = static_cast<double>(sum) / static_cast<double>(result.values);
    if (result.draws > 1) result.std_error = ratio_error(draws, result.values, sum);
    return result;
}

} // namespace

Estimate estimate(const Sample& sample) {
    std::int64_t first = sample.missing;
    bool constant = true;
    auto result = estimate_of(sums_by_draw(sample, [&](std::size_t r, __int128& value) {
        const std::int64_t stored = sample.values[r];
        if (stored == sample.missing) return false;
        if (first == sample.missing) first = stored;
        constant = constant && stored == first;
        value = stored;
        return true;
    }));
    result.constant = result.values > 0 && constant;
    return result;
}

Interval t_interval(const Estimate& estimate, double level) {
    if (estimate.draws < 2 || !(estimate.std_error > 0)) return {};
    const double t = t_quantile(0.5 + level / 2, static_cast<double>(estimate.draws - 1));
    return {estimate.mean - t * estimate.std_error, estimate.mean + t * estimate.std_error};
}

PairedDifference paired_difference(const Sample& policy, const Sample& baseline) {
    expects(policy.values.size() == baseline.values.size() &&
                policy.draws_share == baseline.draws_share &&
                policy.scrambles == baseline.scrambles &&
                policy.draws_in_a_row == baseline.draws_in_a_row,
            "paired samples have the same replications");
    Accumulator of_policy, of_baseline, of_difference;
    PairedDifference result;
    result.difference = estimate_of(sums_by_draw(policy, [&](std::size_t r, __int128& value) {
        const std::int64_t a = policy.values[r], b = baseline.values[r];
        if (a == policy.missing || b == baseline.missing) return false;
        std::int64_t difference = 0;
        expects(!__builtin_sub_overflow(a, b, &difference), "a difference fits 64 bits");
        of_policy.add(a);
        of_baseline.add(b);
        of_difference.add(difference);
        value = difference;
        return true;
    }));
    const std::int64_t pairs = of_difference.count();
    if (pairs == 0) return result;
    result.policy = of_policy.mean();
    result.baseline = of_baseline.mean();
    result.difference.constant = of_difference.constant();
    result.identical = result.difference.constant && of_difference.sum() == 0;
    if (!result.difference.constant)
        result.variance_reduction =
            (of_policy.variance() + of_baseline.variance()) / of_difference.variance();
    return result;
}

} // namespace tenure

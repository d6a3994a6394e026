#include "statistics/split.hpp"

#include "core/contract.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

struct Sums {
    double within = 0, between = 0; ///< sums of squares
    double values = 0, draws = 0, squared_sizes = 0;
};

/// About the mean, so that large values lose no digits.
Sums sums_of_squares(const Sample& sample, double mean) {
    Sums s;
    const std::size_t share = sample.draws_share;
    for (std::size_t first = 0; first < sample.values.size(); first += share) {
        double n = 0, sum = 0, squares = 0;
        for (std::size_t r = first; r < std::min(first + share, sample.values.size()); ++r) {
            if (sample.values[r] == sample.missing) continue;
            const double x = static_cast<double>(sample.values[r]) - mean;
            ++n;
            sum += x;
            squares += x * x;
        }
        if (n == 0) continue;
        ++s.draws;
        s.values += n;
        s.squared_sizes += n * n;
        s.between += sum * sum / n;
        s.within += squares - sum * sum / n;
    }
    return s;
}

} // namespace

UncertaintySplit split_uncertainty(const Sample& sample, bool parameters_vary) {
    const Estimate e = estimate(sample);
    UncertaintySplit split;
    split.monte_carlo = e.std_error;
    if (e.values < 2) return split;
    const Sums s = sums_of_squares(sample, e.mean);
    if (!parameters_vary) {
        split.parameters = 0;
        split.one_future = std::sqrt((s.within + s.between) / (s.values - 1));
        return split;
    }
    if (s.draws < 2 || s.values == s.draws) return split;
    const double chance = s.within / (s.values - s.draws);
    const double size = (s.values - s.squared_sizes / s.values) / (s.draws - 1);
    split.one_future = std::sqrt(chance);
    split.parameters = std::sqrt(std::max(0.0, (s.between / (s.draws - 1) - chance) / size));
    return split;
}

std::vector<std::int64_t> differences(const Sample& policy, const Sample& baseline) {
    expects(policy.values.size() == baseline.values.size() && policy.missing == baseline.missing,
            "differences are taken of the same replications");
    std::vector<std::int64_t> result(policy.values.size(), policy.missing);
    for (std::size_t r = 0; r < result.size(); ++r) {
        const std::int64_t a = policy.values[r], b = baseline.values[r];
        if (a == policy.missing || b == policy.missing) continue;
        expects(!__builtin_sub_overflow(a, b, &result[r]), "a difference fits 64 bits");
    }
    return result;
}

} // namespace tenure

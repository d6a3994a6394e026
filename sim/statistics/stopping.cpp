#include "statistics/stopping.hpp"

#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tenure {

namespace {

/// Means of independent draws (or scrambled sets) that have values.
std::vector<double> draw_means(const Sample& sample) {
    const Grouping grouping = sample.grouping();
    std::vector<double> sums(grouping.sets(sample.values.size()), 0), sizes = sums, means;
    for (std::size_t r = 0; r < sample.values.size(); ++r) {
        if (sample.values[r] == sample.missing) continue;
        sums[grouping.set_of(r)] += static_cast<double>(sample.values[r]);
        ++sizes[grouping.set_of(r)];
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (sizes[i] > 0) means.push_back(sums[i] / sizes[i]);
    return means;
}

std::int64_t nonzero_draws(const Sample& sample) {
    std::int64_t count = 0;
    for (std::size_t first = 0; first < sample.values.size(); first += sample.draws_share) {
        const auto from = sample.values.begin() + static_cast<std::ptrdiff_t>(first);
        const auto to =
            sample.values.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(
                                        first + sample.draws_share, sample.values.size()));
        count +=
            std::any_of(from, to, [&](std::int64_t x) { return x != 0 && x != sample.missing; });
    }
    return count;
}

double skewness(const std::vector<double>& values) {
    double mean = 0, squares = 0, cubes = 0;
    for (const double x : values) mean += x / static_cast<double>(values.size());
    for (const double x : values) {
        squares += (x - mean) * (x - mean);
        cubes += (x - mean) * (x - mean) * (x - mean);
    }
    const auto n = static_cast<double>(values.size());
    return squares > 0 ? cubes / n / std::pow(squares / n, 1.5) : 0;
}

} // namespace

Look look_at(const Sample& differences, double level) {
    const Estimate e = estimate(differences);
    Look look;
    look.draws = e.draws;
    look.nonzero = nonzero_draws(differences);
    look.identical = e.values > 0 && look.nonzero == 0;
    if (e.draws < 2) return look;
    look.skewness = skewness(draw_means(differences));
    look.half_width = e.std_error * t_quantile(0.5 + level / 2, static_cast<double>(e.draws - 1));
    return look;
}

bool precise_enough(const Look& look, double half_width) {
    return look.nonzero >= least_nonzero_draws &&
           static_cast<double>(look.draws) >= 25 * look.skewness * look.skewness &&
           look.half_width <= half_width;
}

} // namespace tenure

#include "statistics/rate_ratio.hpp"

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenure {

namespace {

constexpr double level = 0.05;

double total(Counts counts) {
    return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
}

double pearson(Counts counts) {
    const double mean = total(counts) / static_cast<double>(counts.size());
    double sum = 0;
    for (std::int64_t x : counts) {
        const double apart = static_cast<double>(x) - mean;
        sum += apart * apart / mean;
    }
    return sum;
}

/// @param far two-sided quantile @param beyond P(|X| > x) under the same law
template <class Beyond>
RateRatio ratio(Counts treated, Counts control, double dispersion, double far, Beyond beyond) {
    const double t = total(treated), c = total(control);
    const double log_ratio = elementary::log(t / c * static_cast<double>(control.size()) /
                                             static_cast<double>(treated.size()));
    const double error = std::sqrt(dispersion * (1 / t + 1 / c));
    RateRatio all;
    all.known = true;
    all.ratio = elementary::exp(log_ratio);
    all.low = elementary::exp(log_ratio - far * error);
    all.high = elementary::exp(log_ratio + far * error);
    all.p_value = beyond(std::fabs(log_ratio) / error);
    all.dispersion = dispersion;
    return all;
}

Share share(std::int64_t of, std::int64_t all) {
    if (all == 0) return {};
    const double p = static_cast<double>(of) / static_cast<double>(all);
    return {p, std::sqrt(p * (1 - p) / static_cast<double>(all))};
}

double at(const std::vector<double>& sorted, double p) {
    const auto last = static_cast<double>(sorted.size() - 1);
    return sorted[static_cast<std::size_t>(p * last + 0.5)];
}

void describe(Detection& d, std::vector<double> ratios) {
    if (ratios.empty()) return;
    std::sort(ratios.begin(), ratios.end());
    d.low_ratio = at(ratios, 0.05);
    d.median_ratio = at(ratios, 0.5);
    d.high_ratio = at(ratios, 0.95);
}

} // namespace

RateRatio quasi_poisson_ratio(Counts treated, Counts control) {
    expects(treated.size() > 1 && control.size() > 1, "a ratio needs two units in each group");
    if (total(treated) == 0 || total(control) == 0) return {};
    const auto freedom = static_cast<double>(treated.size() + control.size() - 2);
    const double dispersion = (pearson(treated) + pearson(control)) / freedom;
    if (dispersion == 0) return {};
    return ratio(treated, control, dispersion, t_quantile(1 - level / 2, freedom),
                 [&](double t) { return 2 * t_probability(-t, freedom); });
}

RateRatio poisson_ratio(Counts treated, Counts control) {
    expects(treated.size() > 1 && control.size() > 1, "a ratio needs two units in each group");
    if (total(treated) == 0 || total(control) == 0) return {};
    return ratio(treated, control, 1, normal_quantile(1 - level / 2),
                 [](double z) { return 2 * normal_probability(-z); });
}

Detection detection(const std::vector<RateRatio>& evaluations, double truth) {
    expects(truth > 0, "a rate ratio is above 0");
    Detection d;
    const double true_log = truth == 1 ? 0 : elementary::log(truth);
    std::int64_t significant = 0, wrong = 0, covered = 0;
    double apart = 0;
    std::vector<double> ratios;
    for (const RateRatio& x : evaluations) {
        ++d.evaluations;
        if (!x.known) continue;
        ++d.known;
        ratios.push_back(x.ratio);
        covered += x.low <= truth && truth <= x.high;
        if (!(x.p_value < level)) continue;
        ++significant;
        wrong += (x.ratio < 1) != (truth < 1);
        apart += std::fabs(elementary::log(x.ratio));
    }
    d.power = share(significant, d.evaluations);
    d.coverage = share(covered, d.known);
    if (truth != 1) d.wrong_sign = share(wrong, significant);
    if (truth != 1 && significant > 0)
        d.exaggeration = apart / static_cast<double>(significant) / std::fabs(true_log);
    describe(d, std::move(ratios));
    return d;
}

double approximate_power(double truth, double mean_count, double spread, int units) {
    expects(units > 1 && mean_count > 0 && truth > 0, "two groups of units that have counts");
    const double variance = spread * spread;
    const double error =
        std::sqrt((1 / (mean_count * truth) + variance + 1 / mean_count + variance) / units);
    const double far = t_quantile(1 - level / 2, 2.0 * units - 2);
    const double effect = truth == 1 ? 0 : std::fabs(elementary::log(truth)) / error;
    return normal_probability(effect - far) + normal_probability(-effect - far);
}

} // namespace tenure

#include "workforce/duration.hpp"

#include "random/draw.hpp"
#include "random/quick_gamma.hpp"

namespace tenure::duration {

namespace {

double log_variance(const Law& law) { return elementary::log(1 + law.cv * law.cv); }

/// The rate of the component that a uniform number picks, of weights or of weights times means.
double picked_rate(const Law& law, double u, bool by_time) {
    const auto share = [&](std::size_t i) {
        return by_time ? law.weights[i] / law.rates[i] : law.weights[i];
    };
    double total = 0, sum = 0;
    for (std::size_t i = 0; i < law.weights.size(); ++i) total += share(i);
    for (std::size_t i = 0; i + 1 < law.weights.size(); ++i)
        if ((sum += share(i)) > u * total) return law.rates[i];
    return law.rates.back();
}

double of_mixture(const Law& law, const Address& at, bool by_time) {
    const Words words = block(at, 0);
    return unit_exponential_of(words.second, at, 1) /
           picked_rate(law, uniform_of(words.first), by_time);
}

/// Another draw at the same address: its last block, which no draw reaches.
double share_of(const Address& at) { return uniform_of(block(at, blocks_per_draw - 1).first); }

} // namespace

double drawn(const Law& law, const Address& at) {
    switch (law.kind) {
    case LawKind::gamma: {
        const double scale = law.cv * law.cv;
        return quick_gamma(at, 1 / scale) * law.mean * scale;
    }
    case LawKind::lognormal: {
        const double v = log_variance(law);
        return law.mean * elementary::exp(std::sqrt(v) * normal(at) - v / 2);
    }
    case LawKind::hyperexponential: return of_mixture(law, at, false);
    default: return inverse_cumulative_hazard(law, unit_exponential(at));
    }
}

double left_in_equilibrium(const Law& law, const Address& at) {
    switch (law.kind) {
    case LawKind::fixed: return share_of(at) * law.mean;
    case LawKind::gamma: { // the length-biased law of Gamma(k) is Gamma(k + 1)
        const double scale = law.cv * law.cv;
        return share_of(at) * quick_gamma(at, 1 / scale + 1) * law.mean * scale;
    }
    case LawKind::lognormal: { // the length-biased law has mu + sigma^2
        const double v = log_variance(law);
        return share_of(at) * law.mean * elementary::exp(std::sqrt(v) * normal(at) + v / 2);
    }
    case LawKind::weibull: // (rate T)^shape, length-biased, is Gamma(1 + 1/shape)
        return share_of(at) * elementary::pow(quick_gamma(at, 1 + 1 / law.shape), 1 / law.shape) /
               law.rate;
    case LawKind::hyperexponential: return of_mixture(law, at, true);
    default: return inverse_cumulative_hazard(law, unit_exponential(at)); // has no memory
    }
}

} // namespace tenure::duration

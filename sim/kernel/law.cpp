#include "kernel/law.hpp"

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "core/real.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <limits>

namespace tenure {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::size_t pick(const std::vector<double>& weights, double u) {
    double total = 0;
    for (double w : weights) total += w;
    double sum = 0;
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        sum += weights[i] / total;
        if (u < sum) return i;
    }
    return weights.size() - 1;
}

double lognormal_sigma(const Law& law) { return std::sqrt(elementary::log(1 + law.cv * law.cv)); }
double lognormal_mu(const Law& law) {
    const double s = lognormal_sigma(law);
    return elementary::log(law.mean) - s * s / 2;
}

} // namespace

Law fixed_law(double mean) {
    Law law;
    law.kind = LawKind::fixed;
    law.mean = mean;
    return law;
}

Law exponential_law(double mean) {
    Law law;
    law.kind = LawKind::exponential;
    law.mean = mean;
    return law;
}

double mean(const Law& law) {
    switch (law.kind) {
    case LawKind::never: return infinity;
    case LawKind::fixed:
    case LawKind::exponential:
    case LawKind::gamma:
    case LawKind::lognormal: return law.mean;
    case LawKind::weibull: return boost::math::tgamma(Real(1 + 1 / law.shape)).value / law.rate;
    case LawKind::hyperexponential: break;
    }
    double total = 0, sum = 0;
    for (std::size_t i = 0; i < law.weights.size(); ++i) {
        total += law.weights[i];
        sum += law.weights[i] / law.rates[i];
    }
    return sum / total;
}

Law component(const Law& law, double u) {
    if (law.kind != LawKind::hyperexponential) return law;
    return exponential_law(1 / law.rates[pick(law.weights, u)]);
}

Law component_in_equilibrium(const Law& law, double u) {
    if (law.kind != LawKind::hyperexponential) return law;
    std::vector<double> met = law.weights;
    for (std::size_t i = 0; i < met.size(); ++i) met[i] /= law.rates[i];
    return exponential_law(1 / law.rates[pick(met, u)]);
}

double cumulative_hazard(const Law& law, double t) {
    if (!(t > 0)) return 0;
    switch (law.kind) {
    case LawKind::never: return 0;
    case LawKind::fixed: return t < law.mean ? 0 : infinity;
    case LawKind::exponential: return t / law.mean;
    case LawKind::weibull: return elementary::pow(law.rate * t, law.shape);
    case LawKind::gamma: {
        const double shape = 1 / (law.cv * law.cv);
        return -elementary::log(
            boost::math::gamma_q(Real(shape), Real(t * shape / law.mean)).value);
    }
    case LawKind::lognormal: {
        const double z = (elementary::log(t) - lognormal_mu(law)) / lognormal_sigma(law);
        return -elementary::log(boost::math::erfc(Real(z * std::sqrt(0.5))).value / 2);
    }
    case LawKind::hyperexponential: break;
    }
    throw ContractViolation("a mixture has no hazard of its own: draw its component first");
}

double inverse_cumulative_hazard(const Law& law, double budget) {
    expects(budget >= 0, "a budget is not negative");
    switch (law.kind) {
    case LawKind::never: return infinity;
    case LawKind::fixed: return law.mean;
    case LawKind::exponential: return budget * law.mean;
    case LawKind::weibull: return elementary::pow(budget, 1 / law.shape) / law.rate;
    case LawKind::gamma: {
        const double shape = 1 / (law.cv * law.cv);
        return boost::math::gamma_q_inv(Real(shape), Real(elementary::exp(-budget))).value *
               law.mean / shape;
    }
    case LawKind::lognormal: {
        const double z =
            boost::math::erfc_inv(Real(2 * elementary::exp(-budget))).value / std::sqrt(0.5);
        return elementary::exp(lognormal_mu(law) + lognormal_sigma(law) * z);
    }
    case LawKind::hyperexponential: break;
    }
    throw ContractViolation("a mixture has no hazard of its own: draw its component first");
}

double elapsed_in_equilibrium(const Law& law, double u, double v) {
    const double budget = -elementary::log(v);
    switch (law.kind) {
    case LawKind::exponential: return budget * law.mean;
    case LawKind::fixed: return u * law.mean;
    case LawKind::gamma: { // the length-biased law of Gamma(k) is Gamma(k + 1)
        const double shape = 1 / (law.cv * law.cv);
        return u * boost::math::gamma_q_inv(Real(shape + 1), Real(v)).value * law.mean / shape;
    }
    case LawKind::weibull: { // (rate T)^shape, length-biased, is Gamma(1 + 1/shape)
        const double power = boost::math::gamma_q_inv(Real(1 + 1 / law.shape), Real(v)).value;
        return u * elementary::pow(power, 1 / law.shape) / law.rate;
    }
    case LawKind::lognormal: { // the length-biased law has mu + sigma^2
        const double s = lognormal_sigma(law);
        return u * elementary::exp(s * s) * inverse_cumulative_hazard(law, budget);
    }
    case LawKind::never:
    case LawKind::hyperexponential: break;
    }
    throw ContractViolation("only a law with a mean of its own has an equilibrium");
}

} // namespace tenure

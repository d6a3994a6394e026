// Durations drawn whole, held against the law as the kernel has it.
#include "tests/catch.hpp"
#include "tests/laws.hpp"
#include "workforce/duration.hpp"

#include <boost/math/quadrature/exp_sinh.hpp>

#include <algorithm>
#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::uint32_t draws = 20'000;
constexpr double allowed = 1.95; ///< of Kolmogorov's statistic; false alarm 1e-3 each

std::vector<Law> laws() {
    return {exponential_law(.4),
            law(LawKind::gamma, 1.5, .4),
            law(LawKind::gamma, 1.5, 1.3),
            law(LawKind::lognormal, .7, .8),
            weibull(.5, 1.5),
            weibull(2, .8),
            mixture({.9, .6}, {4, .3})};
}

double survival(const Law& l, double t) {
    if (l.kind == LawKind::hyperexponential) return .6 * std::exp(-4 * t) + .4 * std::exp(-.3 * t);
    return std::exp(-cumulative_hazard(l, t));
}

/// P(what is left of one met in equilibrium > t).
double survival_left(const Law& l, double t) {
    boost::math::quadrature::exp_sinh<double> rule;
    return rule.integrate([&](double x) { return survival(l, t + x); }) / mean(l);
}

template <class Draw, class Survival> double kolmogorov(const Law& l, Draw draw, Survival beyond) {
    std::vector<double> all;
    for (std::uint32_t k = 0; k < draws; ++k)
        all.push_back(draw(l, address({5, 1}, Purpose::stage_length, referral(0, k), 2)));
    std::sort(all.begin(), all.end());
    double most = 0;
    for (std::size_t i = 0; i < all.size(); i += 20) // enough of them, for each is an integral
        most = std::max(most,
                        std::fabs(1 - beyond(l, all[i]) - (static_cast<double>(i) + .5) / draws));
    return most * std::sqrt(static_cast<double>(draws));
}

} // namespace

TEST_CASE("durations have the law they are drawn from (false alarm 1e-3 each)") {
    for (const Law& l : laws()) {
        INFO("law " << int(l.kind) << " cv " << l.cv << " shape " << l.shape);
        CHECK(kolmogorov(l, duration::drawn, survival) < allowed);
        CHECK(kolmogorov(l, duration::drawn, [](const Law& x, double t) {
                  return survival(x, 1.1 * t);
              }) > allowed); // control
    }
}

TEST_CASE("what is left in equilibrium has density S(t) / mean (false alarm 1e-3 each)") {
    for (const Law& l : laws()) {
        INFO("law " << int(l.kind) << " cv " << l.cv << " shape " << l.shape);
        CHECK(kolmogorov(l, duration::left_in_equilibrium, survival_left) < allowed);
        if (l.kind != LawKind::exponential)
            CHECK(kolmogorov(l, duration::drawn, survival_left) > allowed); // control
    }
}

TEST_CASE("a fixed duration is met at a uniform point of it") {
    const Address at = address({5, 1}, Purpose::elapsed, initial_case(0, 1));
    CHECK(duration::drawn(fixed_law(3), at) == 3);
    double sum = 0;
    for (std::uint32_t k = 0; k < draws; ++k) {
        const double left = duration::left_in_equilibrium(
            fixed_law(3), address({5, 1}, Purpose::elapsed, initial_case(0, k)));
        CHECK((left > 0 && left < 3));
        sum += left;
    }
    CHECK(std::fabs(sum / draws - 1.5) < 4 * std::sqrt(9. / 12 / draws));
}

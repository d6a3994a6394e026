#include "tests/catch.hpp"
#include "tests/laws.hpp"

#include "core/contract.hpp"
#include "kernel/law.hpp"

#include <boost/math/quadrature/exp_sinh.hpp>
#include <boost/math/quadrature/gauss_kronrod.hpp>

#include <cmath>
#include <limits>

using namespace tenure;
using namespace tenure::test;

namespace {

const Law two_kinds = mixture({0.45, 0.55}, {1.10, 0.12});
/// Laws with a density, wide and narrow.
const std::vector<Law> smooth{
    exponential_law(0.35),
    law(LawKind::gamma, 2.5, 0.4),
    law(LawKind::gamma, 0.2, 1.5),
    law(LawKind::gamma, 3, 1),
    weibull(0.14, 0.85),
    weibull(0.5, 1),
    weibull(2, 2.5),
    law(LawKind::lognormal, 1.2, 0.3),
    law(LawKind::lognormal, 6, 1.4),
};

double survival(const Law& law, double t) { return std::exp(-cumulative_hazard(law, t)); }

/// The integral of the survival function from `from` on.
double survival_beyond(const Law& law, double from) {
    boost::math::quadrature::exp_sinh<double> rule;
    return rule.integrate([&](double t) { return survival(law, from + t); });
}

} // namespace

TEST_CASE("the cumulative hazard and its inverse undo each other") {
    for (const Law& law : smooth)
        for (double budget : {1e-4, 0.01, 0.1, 0.5, 1.0, 2.0, 5.0, 20.0, 36.7}) {
            INFO("law " << int(law.kind) << " shape " << law.shape << " cv " << law.cv);
            const double t = inverse_cumulative_hazard(law, budget);
            CHECK(cumulative_hazard(law, t) == Approx(budget).epsilon(1e-9));
            CHECK(inverse_cumulative_hazard(law, budget * 1.01) > t);
            CHECK(cumulative_hazard(law, t * 1.001) != Approx(budget).epsilon(1e-9));
        }
}

TEST_CASE("special cases of a law are the laws they should be") {
    for (double t : {0.1, 1.0, 7.0}) {
        CHECK(cumulative_hazard(law(LawKind::gamma, 3, 1), t) == Approx(t / 3).epsilon(1e-12));
        CHECK(cumulative_hazard(weibull(0.5, 1), t) == Approx(t / 2).epsilon(1e-12));
    }
    CHECK(survival(law(LawKind::lognormal, std::exp(0.5), std::sqrt(std::exp(1) - 1)), 1) ==
          Approx(0.5).epsilon(1e-12));
}

TEST_CASE("nothing fires early, a fixed law fires on time, and never means never") {
    CHECK(cumulative_hazard(fixed_law(2), 1.999) == 0);
    CHECK(std::isinf(cumulative_hazard(fixed_law(2), 2)));
    CHECK(inverse_cumulative_hazard(fixed_law(2), 0.3) == 2);
    CHECK(mean(fixed_law(2)) == 2);
    CHECK(cumulative_hazard(Law{}, 1e9) == 0);
    CHECK(std::isinf(inverse_cumulative_hazard(Law{}, 0)));
    CHECK(std::isinf(mean(Law{})));
    for (const Law& law : smooth) CHECK(cumulative_hazard(law, 0) == 0);
}

TEST_CASE("the mean is the integral of survival") {
    for (const Law& law : smooth) {
        INFO("law " << int(law.kind));
        CHECK(survival_beyond(law, 0) == Approx(mean(law)).epsilon(1e-7));
        CHECK(survival_beyond(law, 0) != Approx(1.001 * mean(law)).epsilon(1e-7));
    }
    CHECK(mean(two_kinds) == Approx(0.45 / 1.10 + 0.55 / 0.12).epsilon(1e-14));
}

TEST_CASE(
    "a mixture is drawn by component, and in equilibrium long components are met more often") {
    CHECK(component(two_kinds, 0.4499).mean == Approx(1 / 1.10));
    CHECK(component(two_kinds, 0.4501).mean == Approx(1 / 0.12));
    const double short_ones = 0.45 / 1.10 / mean(two_kinds);
    CHECK(component_in_equilibrium(two_kinds, short_ones - 1e-9).mean == Approx(1 / 1.10));
    CHECK(component_in_equilibrium(two_kinds, short_ones + 1e-9).mean == Approx(1 / 0.12));
    CHECK(component(fixed_law(3), 0.9).kind == LawKind::fixed);
    CHECK_THROWS_AS(cumulative_hazard(two_kinds, 1), ContractViolation);
    CHECK_THROWS_AS(inverse_cumulative_hazard(two_kinds, 1), ContractViolation);
    CHECK_THROWS_AS(elapsed_in_equilibrium(two_kinds, 0.5, 0.5), ContractViolation);
    CHECK_THROWS_AS(inverse_cumulative_hazard(fixed_law(1), -1e-9), ContractViolation);
}

TEST_CASE("time served in equilibrium is a uniform share of a length-biased wait") {
    for (const Law& law : smooth) {
        if (law.kind == LawKind::exponential) continue;
        INFO("law " << int(law.kind) << " cv " << law.cv << " shape " << law.shape);
        for (double v : {0.05, 0.3, 0.7, 0.95}) {
            const double wait = elapsed_in_equilibrium(law, 1, v);
            // The share of all time that lies in waits longer than this one.
            const double share =
                (wait * survival(law, wait) + survival_beyond(law, wait)) / mean(law);
            CHECK(share == Approx(v).epsilon(1e-6));
            CHECK(elapsed_in_equilibrium(law, 0.25, v) == Approx(wait / 4).epsilon(1e-12));
        }
    }
    CHECK(elapsed_in_equilibrium(fixed_law(3), 0.5, 0.1) == Approx(1.5));
    CHECK(elapsed_in_equilibrium(exponential_law(2), 0.5, std::exp(-1)) == Approx(2)); // no memory
}

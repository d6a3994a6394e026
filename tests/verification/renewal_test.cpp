// Renewal: posts refilled at once, hyperexponential service.
#include "tests/catch.hpp"
#include "tests/verification/known.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

std::vector<Answer> from_the_foundation() {
    return {{"leavers in 1 year", 46.446664, flow("leavers", 0, 1)},
            {"leavers in 2 years", 80.143981, flow("leavers", 0, 2)},
            {"leavers in 5 years", 152.856782, flow("leavers", 0, 5)},
            {"leavers in 10 years", 254.962200, flow("leavers", 0, 10)},
            {"sd of leavers in 1 year", 7.007973, flow("leavers", 0, 1), Of::deviation},
            {"sd of leavers in 5 years", 15.002482, flow("leavers", 0, 5), Of::deviation}};
}

std::vector<Answer> in_equilibrium() {
    std::vector<Answer> all;
    for (int y = 1; y <= 5; ++y)
        all.push_back(
            {"leavers in year " + std::to_string(y), 20.030349, flow("leavers", y - 1, y)});
    return all;
}

/// The study with another rate of those who stay long; it is .12.
Study with_slow_rate(Study study, double rate) {
    study.authority.leaving.to[0].service_law.rates[1] = rate;
    return study;
}

/// Expected renewals of one post in (0, t]: t / mean + c (1 - exp(-k t)), the inverse transform of
/// f(s) / (s (1 - f(s))) for a mixture of two exponentials (Cox 1962, section 4.4).
double renewals(double t, double p, double fast, double slow) {
    const double mean = p / fast + (1 - p) / slow, k = (1 - p) * fast + p * slow;
    const double at_once = p * fast + (1 - p) * slow;
    return t / mean + (at_once - 1 / mean) / k * (1 - std::exp(-k * t));
}

void verify_foundation(std::uint32_t replications) {
    const Study study = known_study("renewal");
    require_known(from_the_foundation(), study, {replications});
    require_noticed({"leavers in 10 years", 254.962200, flow("leavers", 0, 10)},
                    with_slow_rate(study, .13), 100 * renewals(10, .45, 1.1, .13), {replications});
}

void verify_equilibrium(std::uint32_t replications) {
    const Study study = known_study("renewal_equilibrium");
    require_known(in_equilibrium(), study, {replications});
    Study wrong = study; // a new organisation
    wrong.authority.population.service_at_start = ServiceAtStart::none;
    require_noticed({"leavers in year 1", 20.030349, flow("leavers", 0, 1)}, wrong, 46.446664,
                    {replications});
}

} // namespace

TEST_CASE("the closed form of the expected renewals is the published number") {
    CHECK(100 * renewals(1, .45, 1.1, .12) == Approx(46.446664).epsilon(1e-8));
    CHECK(100 * renewals(2, .45, 1.1, .12) == Approx(80.143981).epsilon(1e-8));
    CHECK(100 * renewals(5, .45, 1.1, .12) == Approx(152.856782).epsilon(1e-8));
    CHECK(100 * renewals(10, .45, 1.1, .12) == Approx(254.962200).epsilon(1e-8));
    CHECK(100 / (.45 / 1.1 + .55 / .12) == Approx(20.030349).epsilon(1e-7));
}

TEST_CASE("a new organisation loses people as renewal theory has it, in mean and spread "
          "(|z| < 4, false alarm 6e-5 each)") {
    verify_foundation(6000);
}

TEST_CASE("an organisation met in equilibrium loses people at a constant rate "
          "(|z| < 4, false alarm 6e-5 each)") {
    verify_equilibrium(6000);
}

TEST_CASE("renewal again, 100,000 times (|z| < 4, false alarm 6e-5 each)", "[long]") {
    verify_foundation(100'000);
    verify_equilibrium(100'000);
}

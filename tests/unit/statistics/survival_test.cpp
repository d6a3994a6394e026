#include "tests/catch.hpp"
#include "tests/unit/statistics/quick_random.hpp"

#include "core/contract.hpp"
#include "statistics/survival.hpp"

using namespace tenure;

namespace {

/// Weeks in remission of the 21 patients given 6-mercaptopurine (Freireich et al. 1963).
std::vector<Life> remissions() {
    std::vector<Life> lives;
    for (const int t : {6, 6, 6, 7, 10, 13, 16, 22, 23}) lives.push_back({t, true});
    for (const int t : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) lives.push_back({t, false});
    return lives;
}

/// Ends at rate 1 per 1000 and censoring, if told of, at rate `censoring`.
std::vector<Life> exponential_lives(test::RandomStream& chance, int n, double censoring,
                                    bool told) {
    std::vector<Life> lives;
    for (int i = 0; i < n; ++i) {
        const double end = -1000 * elementary::log(chance.uniform());
        const double seen = -1000 / censoring * elementary::log(chance.uniform());
        lives.push_back({static_cast<std::int64_t>(std::min(end, seen)), end <= seen || !told});
    }
    return lives;
}

bool plausible(const SurvivalStep& step, double expected) {
    return std::fabs(step.survival - expected) < 4 * step.std_error;
}

} // namespace

TEST_CASE("the survival of a published sample has the published values") {
    const Survival survival(remissions());
    const double expected[][3] = {{6, .8571, .0764},  {7, .8067, .0869},  {10, .7529, .0963},
                                  {13, .6902, .1068}, {16, .6275, .1141}, {22, .5378, .1282},
                                  {23, .4482, .1346}};
    REQUIRE(survival.steps().size() == 7);
    for (std::size_t i = 0; i < 7; ++i) {
        CHECK(static_cast<double>(survival.steps()[i].time) == expected[i][0]);
        CHECK(survival.steps()[i].survival == Approx(expected[i][1]).margin(5e-5));
        CHECK(survival.steps()[i].std_error == Approx(expected[i][2]).margin(5e-5));
    }
    CHECK(survival.median() == 23);
    CHECK(survival.observed_until() == 35);
}

TEST_CASE("between ends survival stays, and its interval lies within 0 and 1") {
    const Survival survival(remissions());
    CHECK(survival.at(0).survival == 1);
    CHECK(survival.at(5).at_risk == 21);
    CHECK(survival.at(12).survival == survival.at(10).survival);
    CHECK(std::isnan(Survival::interval(survival.at(5)).low));
    const Interval interval = Survival::interval(survival.at(10));
    CHECK(interval.low == Approx(0.5032).margin(5e-4));
    CHECK(interval.high == Approx(0.8894).margin(5e-4));
}

TEST_CASE("when all have left survival is 0 and nothing is told of its error") {
    const Survival survival({{1, true}, {2, true}});
    CHECK(survival.at(2).survival == 0);
    CHECK(survival.at(2).std_error == 0);
    CHECK(survival.median() == 1);
    CHECK(Survival({{1, false}}).median() == -1);
    CHECK(Survival({}).at(3).survival == 1);
    CHECK_THROWS_AS(Survival({{-1, true}}), ContractViolation);
}

TEST_CASE("censored exponential lives survive as the law says, within 4 errors") {
    test::RandomStream chance(5);
    const double expected = elementary::exp(-1);
    const auto told = Survival(exponential_lives(chance, 4000, 0.5, true)).at(999);
    REQUIRE(plausible(told, expected));
    // Negative control: censoring taken for leaving.
    const auto untold = Survival(exponential_lives(chance, 4000, 0.5, false)).at(999);
    REQUIRE_FALSE(plausible(untold, expected));
}

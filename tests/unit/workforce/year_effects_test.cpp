#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"
#include "workforce/year_effects.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

Authority workers(std::vector<YearEffect> effects) {
    Authority a;
    a.start_date = {2022, 10, 1};
    add_role(a, "worker", 40, 40);
    a.year_effects = YearEffectsParameters{std::move(effects), {}};
    return a;
}

State drawn(const Model& model, std::uint32_t replication) {
    State s;
    s.model = &model;
    s.random = {3, replication};
    year_effects::Mechanism::clear(s);
    return s;
}

double factor(const State& s, std::size_t year, YearActsOn on) {
    return s.year.years[year][static_cast<std::size_t>(on)];
}

} // namespace

TEST_CASE("a year's factors are the same under every policy and have the mean 1") {
    const Authority a = workers({{YearActsOn::referrals, .2, .3, .6}});
    Block block;
    block.leaving = LeavingChange{{}, {}, .5};
    const Model plain = compile(a, {}, CalendarKind::official, 4),
                other = compile(a, {"other", "", "", {block}}, CalendarKind::official, 4);
    double sum[2] = {0, 0}, squares = 0;
    constexpr std::uint32_t many = 20000;
    for (std::uint32_t r = 0; r < many; ++r) {
        const State s = drawn(plain, r);
        if (r < 20) CHECK(s.year.years == drawn(other, r).year.years);
        sum[0] += factor(s, 0, YearActsOn::referrals);
        sum[1] += factor(s, 3, YearActsOn::referrals);
        squares += std::pow(factor(s, 3, YearActsOn::referrals), 2);
        if (r < 20) CHECK(factor(s, 2, YearActsOn::leaving) == 1);
    }
    const double variance = std::exp(.2 * .2 + .3 * .3) - 1, error = std::sqrt(variance / many);
    CHECK(std::abs(sum[0] / many - 1) < 4 * error);
    CHECK(std::abs(sum[1] / many - 1) < 4 * error);
    CHECK(std::abs(squares / many - 1 - variance) < .02);
}

TEST_CASE("a stated national factor stands instead of the drawn one, and the council's own stays") {
    Authority a = workers({{YearActsOn::leaving, .2, 0, .5}, {YearActsOn::absence, .2, .1, .5}});
    a.year_effects->national_path = {{YearActsOn::leaving, 2024, 1.25},
                                     {YearActsOn::absence, 2024, 2},
                                     {YearActsOn::leaving, 1999, 3}};
    const Model model = compile(a, {}, CalendarKind::official, 3);
    for (std::uint32_t r = 0; r < 20; ++r) {
        const State s = drawn(model, r);
        CHECK(factor(s, 0, YearActsOn::leaving) != 1.25);
        CHECK(factor(s, 1, YearActsOn::leaving) == 1.25);
        CHECK(factor(s, 2, YearActsOn::leaving) != 1.25);
        CHECK(factor(s, 1, YearActsOn::absence) != 2);
        CHECK(std::abs(std::log(factor(s, 1, YearActsOn::absence) / 2)) < .6);
    }
}

TEST_CASE("a stated year of growth adds posts by the quarter, and the next takes them away") {
    Authority a = workers({});
    LeavingDestination to; // so that posts to go fall empty
    to.rate_per_year = 20;
    a.leaving.to = {to};
    a.leaving.notice_period_days = 0;
    a.year_effects->national_path = {{YearActsOn::growth, 2023, 1.25},
                                     {YearActsOn::growth, 2024, .8}};
    const Recorded story = record_story(a, 3, {}, CalendarKind::official);
    const auto posts = [&](std::size_t month) { return story.measure("posts", month, month); };
    CHECK(posts(1) == 40);
    CHECK(posts(6) == 45); // 40 x 1.25^(1/2) is 44.7
    CHECK(posts(13) == 50);
    CHECK(posts(25) == 40);
    CHECK(posts(35) == 40);
}

TEST_CASE("a stated year of leaving begins on its 1 October and ends with the next") {
    Authority a = workers({});
    LeavingDestination to;
    to.rate_per_year = 1;
    a.leaving.to = {to};
    a.leaving.notice_period_days = 0;
    a.year_effects->national_path = {{YearActsOn::leaving, 2023, .01},
                                     {YearActsOn::leaving, 2024, 20}};
    const Recorded story = record_story(a, 3, {}, CalendarKind::official);
    CHECK(story.measure("leavers", 0, 11) < 10);
    CHECK(story.measure("leavers", 12, 23) > 600);
    CHECK(story.measure("leavers", 24, 35) < 100);
}

TEST_CASE(
    "a council's first year goes on from its year before, and forgets it as years correlate") {
    Authority a = workers({{YearActsOn::absence, 0, .3, .6}});
    a.year_effects->effects[0].last_year_factor = 2;
    const Model going_on = compile(a, {}, CalendarKind::official, 3);
    a.year_effects->effects[0].last_year_factor = 0;
    const Model fresh = compile(a, {}, CalendarKind::official, 3);
    constexpr std::uint32_t many = 4000;
    double logs[3] = {0, 0, 0}, squares = 0, others = 0;
    for (std::uint32_t r = 0; r < many; ++r) {
        const State s = drawn(going_on, r);
        for (std::size_t y = 0; y < 3; ++y) logs[y] += std::log(factor(s, y, YearActsOn::absence));
        squares += std::pow(std::log(factor(s, 0, YearActsOn::absence)), 2);
        others += std::log(factor(drawn(fresh, r), 0, YearActsOn::absence));
    }
    const double below = .3 * .3 / 2, start = std::log(2) + below;
    const auto expected = [&](int y) { return start * std::pow(.6, y + 1) - below; };
    for (int y = 0; y < 3; ++y) {
        const double sd = .3 * std::sqrt(1 - std::pow(.36, y + 1)), error = sd / std::sqrt(many);
        CHECK(std::abs(logs[y] / many - expected(y)) < 4 * error);
    }
    const double variance = .09 * (1 - .36);
    CHECK(std::abs(squares / many - std::pow(logs[0] / many, 2) - variance) <
          4 * variance * std::sqrt(2.0 / many));
    CHECK(std::abs(others / many - expected(0)) > .3); // control: without it
}

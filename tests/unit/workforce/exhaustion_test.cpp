// Exhaustion: how it moves, and what moves with it.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"
#include "workforce/exhaustion.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

Authority exhausting(int heads) {
    Authority a;
    add_role(a, "worker", heads, heads);
    a.exhaustion = ExhaustionParameters{};
    return a;
}

double logistic(double z) { return 1 / (1 + std::exp(-z)); }

/// X of everybody in post at the end.
std::vector<double> all_x(const State& s) {
    std::vector<double> all;
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.people) all.push_back(s.exhaustion[p.index()].x);
    return all;
}

} // namespace

TEST_CASE("the target adds demands and takes resources off, on the logit") {
    ExhaustionParameters e;
    e.level = .2;
    e.workload = .5;
    e.missed_supervision = .4;
    e.support = .3;
    e.blocked = .25;
    CHECK(exhaustion::target(e, .1, 1, 1, false) == Approx(logistic(.2 + .1 - .3)));
    CHECK(exhaustion::target(e, .1, 1.5, .25, true) ==
          Approx(logistic(.2 + .1 + .25 + .3 + .25 - .3)));
}

TEST_CASE("exhaustion relaxes exponentially, faster up than down") {
    ExhaustionParameters e;
    e.rise_months = 4;
    e.fall_months = 9;
    CHECK(exhaustion::relaxed(e, .2, .6, 4. / 12) == Approx(.6 - .4 * std::exp(-1)));
    CHECK(exhaustion::relaxed(e, .6, .2, 9. / 12) == Approx(.2 + .4 * std::exp(-1)));
    // The way there in steps is the way there at once.
    double x = .2;
    for (int k = 0; k < 13; ++k) x = exhaustion::relaxed(e, x, .6, 28 / 365.25);
    CHECK(x == Approx(exhaustion::relaxed(e, .2, .6, 13 * 28 / 365.25)));
    CHECK(exhaustion::relaxed(e, .3, .3, 1) == .3);
}

TEST_CASE("whoever joins rises from a share of their target as the closed form has it") {
    Authority a = exhausting(1);
    a.exhaustion->trait_sd = 0;
    a.exhaustion->new_start_share = .5;
    leaves_after(a, "worker", 100, Destination::retirement); // refilled on day 100
    State s;
    record_story(a, .5, {}, CalendarKind::yearly, s);
    const PractitionerId p = s.roles[0].people[0];
    const Exhaustion& e = s.exhaustion[p.index()];
    const double joined = in_years(person(s, p).joined - study_start);
    CHECK(joined == Approx(100 / 365.25).margin(1e-4));
    const double months = (in_years(e.last - study_start) - joined) * 12;
    REQUIRE(months > 1);
    CHECK(e.x == Approx(.5 - .25 * std::exp(-months / a.exhaustion->rise_months)));
}

TEST_CASE("under an ordinary load with support nobody's exhaustion drifts in the first year") {
    Authority a = exhausting(300);
    State before, after;
    record_story(a, .001, {}, CalendarKind::yearly, before);
    record_story(a, 1, {}, CalendarKind::yearly, after);
    CHECK(all_x(before) == all_x(after));
    double mean = 0;
    for (double x : all_x(after)) mean += x / 300;
    CHECK(mean == Approx(.5).margin(.05));
}

TEST_CASE("without sessions exhaustion rises to the target of nobody supervised") {
    Authority a = exhausting(5);
    a.supervision = SupervisionParameters{};
    a.exhaustion->trait_sd = 0;
    a.exhaustion->missed_supervision = .8;
    State s;
    const Recorded recorded = record_story(a, 6, {}, CalendarKind::yearly, s);
    for (double x : all_x(s)) CHECK(x == Approx(logistic(.8)).margin(1e-3));
    CHECK(recorded.measure("exhausted_share", 5, 5) == 1);
    CHECK(recorded.measure("exhaustion", 5, 5) == Approx(logistic(.8)).margin(1e-3));
}

TEST_CASE("who is away rests") {
    Authority a = exhausting(1);
    a.exhaustion->trait_sd = 0;
    a.exhaustion->workload = 1;
    a.absence = AbsenceParameters{};
    a.absence->parental_leave_per_year = 1e6;
    a.absence->parental_length = fixed_law(50);
    State s;
    record_story(a, 10, {}, CalendarKind::yearly, s);
    CHECK(all_x(s)[0] == Approx(logistic(-1)).margin(1e-3));
}

TEST_CASE("a coefficient too small to matter leaves every leaving time as it was") {
    Authority a = exhausting(40);
    LeavingDestination to;
    to.rate_per_year = .3;
    to.tenure_bands = {{0, 1}, {.7, .5}, {1.3, 2}, {4, .7}};
    to.age_bands = {{0, 1}, {40.9, 1.4}, {43, .6}};
    a.leaving.to = {to};
    a.leaving.frailty_variance = .5;
    a.exhaustion->missed_supervision = 1;
    const Recorded without = record_story(a, 6);
    REQUIRE(without.diary.size() > 100);
    // Hazards stay the same to the bit, but are scheduled from update to update only.
    a.exhaustion->leaving_log_hazard = 1e-300;
    CHECK(record_story(a, 6).diary == without.diary);
    a.exhaustion->leaving_log_hazard = 1;
    CHECK(record_story(a, 6).diary != without.diary); // control
}

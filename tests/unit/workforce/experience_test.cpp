// How many children somebody who has qualified lately holds, and what follows at each step.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

/// One newly qualified worker from day 10 on, with more children than anybody could hold.
Authority one_newly_qualified() {
    Authority a;
    a.teams = {{"one", "", "help"}};
    add_role(a, "worker", 1, 0, Filling::advertised);
    a.ladder.roles[0].caseload_norm = 10;
    a.intakes = {{"october", "worker", "one", 10, 11, 1, false, {}}};
    add_help(a, 5000, 20, 1);
    return a;
}

ExperienceParameters over_two_years() { return {{{0, .5}, {12, .8}, {24, 1}}}; }

std::uint32_t held_after_years(const Authority& a, double years) {
    State s;
    record_story(a, years, {}, CalendarKind::yearly, s);
    REQUIRE(s.roles[0].people.size() == 1);
    return worker(s, s.roles[0].people[0]).cases;
}

} // namespace

TEST_CASE("whoever has qualified lately holds the share of the norm that their months allow") {
    Authority a = one_newly_qualified();
    CHECK(held_after_years(a, .5) == 10);
    a.experience = over_two_years();
    CHECK(held_after_years(a, .5) == 5);
    CHECK(held_after_years(a, 1.5) == 8);
    CHECK(held_after_years(a, 2.5) == 10);
}

TEST_CASE("who came with years behind them holds what those allow from the first day on") {
    Authority a = one_newly_qualified();
    a.experience = over_two_years();
    a.intakes.clear();
    a.staff = {{"worker", "one", 1}};
    a.population.earlier_years_mean = 1e-9;
    CHECK(held_after_years(a, .25) == 5); // who is there at the start has just qualified
    a.population.service_at_start = ServiceAtStart::drawn;
    a.population.service_law = fixed_law(3);
    CHECK(held_after_years(a, .25) == 10);
}

TEST_CASE("steps to the share that holds anyhow change no bit, and steps below it do") {
    Authority a = one_newly_qualified();
    LeavingDestination out;
    out.rate_per_year = .3;
    a.leaving.to = {out};
    a.exhaustion = ExhaustionParameters{};
    a.exhaustion->workload = 1;
    a.exhaustion->leaving_log_hazard = 1;
    const Recorded without = record_story(a, 5);
    a.experience = ExperienceParameters{{{0, 1}, {12, 1}}};
    CHECK(record_story(a, 5).rows == without.rows);
    a.experience = over_two_years();
    CHECK(record_story(a, 5).rows != without.rows);
}

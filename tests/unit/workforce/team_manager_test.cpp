// What merit, span and absence of a team's managers do to the exhaustion and the leaving of the
// team.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"
#include "workforce/exhaustion.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

/// A team of four who hold cases and one who manages; nobody leaves, exhaustion differs by nothing.
Authority managed_team(int managers = 1) {
    Authority a;
    add_role(a, "worker", 4, 4);
    add_role(a, "manager", 1, managers, Filling::advertised);
    a.ladder.roles[0].caseload_norm = 10;
    a.ladder.roles[1].track = Track::management;
    a.exhaustion = ExhaustionParameters{};
    a.exhaustion->trait_sd = 0;
    return a;
}

/// The state after one year.
void run_a_managed_year(const Authority& a, State& s) {
    record_story(a, 1, {}, CalendarKind::yearly, s);
}

PractitionerId worker_in(const State& s) { return s.roles[0].people[0]; }
PractitionerId manager_in(const State& s) { return s.roles[1].people[0]; }

double drawn_merit_of(const State& s, PractitionerId p) {
    return normal(address(s.random, Purpose::merit, person(s, p).judged));
}

} // namespace

TEST_CASE("a manager's merit is taken off the exhaustion target and added to the log hazard") {
    Authority a = managed_team();
    a.team_manager = TeamManagerParameters{};
    a.team_manager->merit_support = .3;
    a.team_manager->merit_leaving_log_hazard = -.2;
    State s;
    run_a_managed_year(a, s);
    const double merit = drawn_merit_of(s, manager_in(s));
    REQUIRE(merit != 0);
    const Managed& mine = s.managed[worker_in(s).index()];
    CHECK(mine.exhaustion_logit == Approx(-.3 * merit));
    CHECK(mine.leaving_log_hazard == Approx(-.2 * merit));
    const double aim = 1 / (1 + std::exp(.3 * merit));
    const double x = s.exhaustion[worker_in(s).index()].x;
    CHECK((aim > .5 ? x > .5 && x < aim : x < .5 && x > aim));
    CHECK(s.managed[manager_in(s).index()].exhaustion_logit == 0);
}

TEST_CASE("span acts by how far it lies beyond the usual, and absence in place of both") {
    Authority a = managed_team();
    a.team_manager = TeamManagerParameters{};
    a.team_manager->usual_span = 3;
    a.team_manager->span_exhaustion = .1;
    a.team_manager->absent_exhaustion = .7;
    a.team_manager->absent_leaving_log_hazard = .4;
    State there, nobody;
    run_a_managed_year(a, there);
    CHECK(there.managed[worker_in(there).index()].exhaustion_logit == Approx(.1));
    CHECK(there.managed[worker_in(there).index()].leaving_log_hazard == 0);
    a.establishment = managed_team(0).establishment;
    a.staff = managed_team(0).staff;
    run_a_managed_year(a, nobody);
    REQUIRE(nobody.roles[1].people.empty());
    CHECK(nobody.managed[worker_in(nobody).index()].exhaustion_logit == Approx(.7));
    CHECK(nobody.managed[worker_in(nobody).index()].leaving_log_hazard == Approx(.4));
}

TEST_CASE("a team without posts in management lacks no manager") {
    Authority a;
    add_role(a, "worker", 4, 4);
    a.ladder.roles[0].caseload_norm = 10;
    a.exhaustion = ExhaustionParameters{};
    a.team_manager = TeamManagerParameters{};
    a.team_manager->absent_exhaustion = .7;
    State s;
    run_a_managed_year(a, s);
    CHECK(s.managed[worker_in(s).index()].exhaustion_logit == 0);
}

TEST_CASE(
    "a log hazard while no manager is there multiplies leaving; with 0 nothing differs at all") {
    Authority a = managed_team(0);
    a.establishment[0].posts = 2000;
    a.staff[0].heads = 2000;
    LeavingDestination out;
    out.rate_per_year = .2;
    a.leaving.to = {out};
    const Recorded without = record_story(a, 1);
    a.team_manager = TeamManagerParameters{};
    CHECK(record_story(a, 1).rows == without.rows);
    a.team_manager->absent_leaving_log_hazard = std::log(2.0);
    const double base = static_cast<double>(without.rows[column(Count::leavers)]),
                 raised = static_cast<double>(record_story(a, 1).rows[column(Count::leavers)]);
    // From the first update on, which comes within 28 days: about 1 - (1 - .02) e^-.4 against
    // e^-.2.
    CHECK(raised > 1.6 * base);
    CHECK(raised < 2.05 * base);
}

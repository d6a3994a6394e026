// Workload: room for cases, and the average load over time, worked out by hand.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"
#include "workforce/workload.hpp"

#include <cstdlib>

using namespace tenure;
using namespace tenure::test;

namespace {

/// One worker with room for two cases, none referred, and the clock at the start.
struct OneWorker {
    OneWorker() : model(compile(authority(), {}, CalendarKind::yearly, 1)) {
        std::vector<std::int64_t> rows;
        simulate(model, {7, 0}, s, rows);
        s.now = study_start;
        workload::leave(s, who);
        workload::join(s, who, TeamId(0u));
    }
    static Authority authority() {
        Authority a;
        a.teams = {{"one", "", "help"}};
        add_role(a, "worker", 1, 1);
        a.ladder.roles[0].caseload_norm = 2;
        CaseworkParameters c;
        c.cap_share = 1;
        c.services = {{"children", "", 0, {}, "help"}};
        Stage help;
        help.name = help.team_kind = "help";
        help.duration = fixed_law(1);
        c.stages = {help};
        a.casework = c;
        return a;
    }
    Worker& w() { return worker(s, who); }
    void pass(double length) { s.now += years(length); }

    const PractitionerId who{0u};
    Model model;
    State s;
};

} // namespace

TEST_CASE("room is the cap less the load, and none or less when the load exceeds it") {
    OneWorker one;
    CHECK(workload::room(one.w()) == 200);
    workload::add_load(one.s, one.w(), 100);
    CHECK(workload::room(one.w()) == 100);
    workload::add_load(one.s, one.w(), 150);
    CHECK(workload::room(one.w()) == -50);
}

TEST_CASE("the load ratio is load over norm on average since it was last asked") {
    OneWorker one;
    workload::add_load(one.s, one.w(), 100);
    one.pass(.5);
    workload::add_load(one.s, one.w(), 200);
    one.pass(.5);
    CHECK(workload::take_load_ratio(one.s, one.who) == 1'000'000);
    one.pass(.25);
    CHECK(workload::take_load_ratio(one.s, one.who) == 1'500'000);
}

TEST_CASE("half of a worker has half of the room, and as many cases are twice the load") {
    OneWorker one;
    workload::set_share(one.s, one.who, 50);
    workload::add_load(one.s, one.w(), 100);
    CHECK(workload::room(one.w()) == 0);
    one.pass(1);
    CHECK(workload::take_load_ratio(one.s, one.who) == 1'000'000);
}

TEST_CASE("time owed to something else takes half of the time at most, the rest later") {
    OneWorker one;
    workload::add_load(one.s, one.w(), 100);
    workload::owe(one.s, one.who, 20'000); // hundredths of days; half a year has about 12,600
    one.pass(1);
    CHECK(std::abs(workload::take_load_ratio(one.s, one.who) - 1'000'000) < 200);
    CHECK(one.w().owed > 0);
    one.pass(1);
    CHECK(workload::take_load_ratio(one.s, one.who) > 500'000);
    CHECK(one.w().owed == 0);
    one.pass(1);
    CHECK(workload::take_load_ratio(one.s, one.who) == 500'000);
}

TEST_CASE("whoever leaves is on no team's list") {
    OneWorker one;
    CHECK(team_of(one.s, TeamId(0u)).workers.size() == 1);
    workload::leave(one.s, one.who);
    CHECK(team_of(one.s, TeamId(0u)).workers.empty());
}

// Intakes of newly qualified staff, within the establishment and beyond it.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

TEST_CASE("an intake beyond the establishment waits, supernumerary, for the posts that come") {
    Authority a;
    add_role(a, "worker", 1, 1, Filling::advertised);
    leaves_after(a, "worker", 100, Destination::profession);
    a.leaving.to[0].tenure_bands.push_back({101 / 365.25, 0});
    a.intakes = {{"january", "worker", "one", 1, 1, 2, true, {}}};
    a.start_date = {2022, 12, 22};
    State state;
    const Recorded recorded = record_story(a, .295, {}, CalendarKind::yearly, state); // 107.75 days
    CHECK(recorded.diary == Lines{"10.00 started n0", "10.00 started n1", "100.00 left i0 p0",
                                  "100.00 vacated i0 p0", "100.00 filled n0 p0"});
    CHECK(recorded.measure("supernumerary", 0, 0) == 1);
    CHECK(person(state, state.posts[0].holder).competes);
}

TEST_CASE("an intake within the establishment takes the posts that stand empty, and no more") {
    Authority a;
    add_role(a, "worker", 2, 1, Filling::advertised);
    a.recruitment.advertising_days = 730; // no round ends before the intake
    a.intakes = {{"january", "worker", "one", 1, 1, 2, false, {}}};
    a.start_date = {2022, 12, 22};
    CHECK(record_story(a, .1).diary ==
          Lines{"10.00 taken n0 p1", "10.00 filled n0 p1", "10.00 started n0 p1"});
}

TEST_CASE("a supernumerary person who has left takes no post") {
    Authority a;
    add_role(a, "worker", 1, 1, Filling::advertised);
    leaves_after(a, "worker", 100, Destination::profession);
    a.intakes = {{"january", "worker", "one", 1, 1, 1, true, {}}};
    a.start_date = {
        2022, 12,
        2}; // two come on day 30, leave on day 130, the second first; the holder leaves on day 100
    a.intakes[0].seats = 2;
    State state;
    const Recorded recorded = record_story(a, .4, {}, CalendarKind::yearly, state); // 146.1 days
    CHECK(recorded.diary == Lines{"30.00 started n0", "30.00 started n1", "100.00 left i0 p0",
                                  "100.00 vacated i0 p0", "100.00 filled n0 p0", "130.00 left n1",
                                  "130.00 left n0 p0", "130.00 vacated n0 p0"});
    CHECK(state.heads == 0);
    CHECK(state.supernumerary.empty());
}

TEST_CASE("an intake brings no more than would come, and no more to a team than it has room for") {
    Authority a;
    add_role(a, "worker", 8, 0, Filling::advertised);
    a.ladder.roles[0].track = Track::learning;
    a.recruitment.advertising_days = 730;
    a.intakes = {{"january", "worker", "one", 1, 1, 6, false, {}}};
    a.start_date = {2022, 12, 22};
    const auto joined = [&] { return record_story(a, .1).measure("headcount", 0, 0); };
    CHECK(joined() == 6);
    a.intakes[0].routes = {SupplyRoute{"anyone"}};
    CHECK(joined() == 6);
    a.intakes[0].routes[0].places = 4;
    CHECK(joined() == 4);
    a.recruitment.largest_learner_share = .25;
    CHECK(joined() == 2);
}

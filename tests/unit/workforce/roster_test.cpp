// The roster: posts opened, filled and abolished, and heads counted.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

TEST_CASE("a post that a colleague leaves on the first day is opened once") {
    Authority a;
    add_role(a, "manager", 1, 0, Filling::instant, 0);
    add_role(a, "senior", 1, 1, Filling::after_delay);
    filling_of(a, "senior").delay = fixed_law(.5);
    add_progression(a, "senior", "manager", ProgressionKind::vacancy);
    const Recorded recorded = record_story(a, 1);
    CHECK(recorded.diary == Lines{"0.00 vacated i0 p1", "0.00 role i0 p0", "182.62 filled o0 p1",
                                  "182.62 started o0 p1"});
    CHECK(recorded.measure("vacancies_opened", 0, 0) == 2);
}

TEST_CASE("an establishment grows on its day and shrinks as posts fall empty, from the last on") {
    Authority a;
    add_role(a, "worker", 2, 2);
    Block grow, shrink;
    grow.start = Date{2022, 10, 11};
    grow.establishment = EstablishmentChange{"worker", "one", 1};
    shrink.start = Date{2022, 10, 21};
    shrink.establishment = EstablishmentChange{"worker", "one", -2};
    LeavingDestination to;
    to.service_law = fixed_law(100 / 365.25);
    a.leaving.to = {to};
    State state;
    const Recorded recorded = record_story(a, .3, {grow, shrink}, CalendarKind::yearly, state);
    CHECK(recorded.diary == Lines{"10.00 posts p2", "10.00 vacated p2", "10.00 filled o0 p2",
                                  "10.00 started o0 p2", "100.00 left i0 p0",
                                  "100.00 vacated i0 p0", "100.00 filled o1 p0",
                                  "100.00 started o1 p0", "100.00 left i1 p1",
                                  "100.00 vacated i1 p1", "100.00 posts p1"});
    CHECK(state.establishment == 2);
    CHECK(state.vacant == 0);
}

TEST_CASE("heads, posts and vacancies add up after every departure") {
    Authority a;
    add_role(a, "worker", 3, 3, Filling::after_delay);
    filling_of(a, "worker").delay = fixed_law(10);
    leaves_after(a, "worker", 100, Destination::profession);
    State state;
    const Recorded recorded = record_story(a, .5, {}, CalendarKind::yearly, state);
    CHECK(lines_with(recorded.diary, "left").size() == 3);
    CHECK(state.heads == 0);
    CHECK(state.vacant == 3);
    CHECK(state.establishment == 3);
    for (const Post& post : state.posts) CHECK_FALSE(static_cast<bool>(post.holder));
}

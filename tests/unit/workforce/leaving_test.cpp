// Leaving: when, to which destination, and after what notice.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

TEST_CASE("a post with fixed service and a fixed delay is left and filled at regular times") {
    Authority a;
    add_role(a, "worker", 1, 1, Filling::after_delay);
    filling_of(a, "worker").delay = fixed_law(.5);
    LeavingDestination to;
    to.service_law = fixed_law(1);
    a.leaving.to = {to};
    CHECK(record_story(a, 3.1).diary == Lines{"365.25 left i0 p0", "365.25 vacated i0 p0",
                                              "547.88 filled o0 p0", "547.88 started o0 p0",
                                              "913.12 left o0 p0", "913.12 vacated o0 p0",
                                              "1095.75 filled o1 p0", "1095.75 started o1 p0"});
}

TEST_CASE("of two destinations the one whose time comes first is taken") {
    Authority a;
    add_role(a, "worker", 1, 1, Filling::after_delay);
    filling_of(a, "worker").delay = fixed_law(10);
    leaves_after(a, "worker", 200, Destination::profession);
    leaves_after(a, "worker", 100, Destination::retirement);
    const Recorded recorded = record_story(a, 1);
    CHECK(recorded.diary == Lines{"100.00 left i0 p0", "100.00 vacated i0 p0"});
    CHECK(recorded.measure("leavers_to.retirement", 0, 0) == 1);
    CHECK(recorded.measure("leavers_to.profession", 0, 0) == 0);
}

TEST_CASE("notice puts the last day off by its length, and is given once") {
    Authority a;
    add_role(a, "worker", 1, 1, Filling::after_delay);
    filling_of(a, "worker").delay = fixed_law(10);
    leaves_after(a, "worker", 100, Destination::agency);
    a.leaving.notice_period_days = 28;
    CHECK(record_story(a, 1).diary ==
          Lines{"100.00 notice i0 p0", "128.00 left i0 p0", "128.00 vacated i0 p0"});
}

TEST_CASE("where no rate is positive nobody leaves") {
    Authority a;
    add_role(a, "worker", 5, 5, Filling::instant);
    CHECK(record_story(a, 10).diary.empty());
}

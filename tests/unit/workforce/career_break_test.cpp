// Career breaks, and what those who come back return to.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

TEST_CASE("a career break ends in a return to a post of the old role, if there is one") {
    Authority a;
    add_role(a, "worker", 1, 1, Filling::advertised);
    leaves_after(a, "worker", 100, Destination::career_break);
    a.leaving.to[0].tenure_bands.push_back({101 / 365.25, 0});
    a.career_break.return_probability = 1;
    a.career_break.length = fixed_law(50 / 365.25);
    CHECK(record_story(a, .9).diary == Lines{"100.00 left i0 p0", "100.00 vacated i0 p0",
                                             "142.00 round failed p0", "150.00 break ended i0",
                                             "219.00 filled i0 p0", "219.00 started i0 p0",
                                             "319.00 left i0 p0", "319.00 vacated i0 p0"});
    a.career_break.return_probability = 0;
    CHECK(record_story(a, .52).diary == Lines{"100.00 left i0 p0", "100.00 vacated i0 p0",
                                              "142.00 round failed p0", "150.00 break ended i0"});
}

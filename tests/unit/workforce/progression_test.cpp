// Progression by panel, completion and threshold, day by day.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

Authority with_panels() {
    Authority a = one_progression(ProgressionKind::panel);
    a.progression.panel_dates = {{3, 1}, {6, 1}};
    a.ladder.progressions[0].portfolio = fixed_law(2.0 / 12);
    a.ladder.progressions[0].minimum_months_in_role = 1;
    a.ladder.progressions[0].resubmission_months = 6;
    return a;
}

Authority first_year() {
    Authority a = one_progression(ProgressionKind::completion);
    a.ladder.progressions[0].programme_months = 12;
    a.ladder.progressions[0].extension_months = 3;
    return a;
}

} // namespace

TEST_CASE("a portfolio waits for the next panel date") {
    CHECK(record_story(with_panels(), 1).diary ==
          Lines{"30.44 portfolio i0", "91.31 submitted i0", "151.00 role i0 p0"});
}

TEST_CASE("a portfolio that fails comes back to a later panel, each time") {
    Authority a = with_panels();
    a.ladder.progressions[0].pass_probability = 0;
    CHECK(record_story(a, 1.2).diary == Lines{"30.44 portfolio i0", "91.31 submitted i0",
                                              "151.00 portfolio failed i0", "151.00 portfolio i0",
                                              "333.62 submitted i0", "425.00 portfolio failed i0",
                                              "425.00 portfolio i0"});
}

TEST_CASE(
    "coaching makes what is left of a portfolio go faster, and panels can sit on other dates") {
    Authority a = with_panels();
    Block coached, dated;
    coached.start = Date{2023, 2, 1}; // day 31: 60.875 - 0.5625 days left, in half the time
    coached.coaching = Coaching{{"lower"}, 2, 1, 0};
    dated.panels = PanelChange{{{4, 1}}};
    CHECK(record_story(a, 1, {coached, dated}).diary ==
          Lines{"30.44 portfolio i0", "61.16 submitted i0", "90.00 role i0 p0"});
}

TEST_CASE("a first year ends in the next role, on a date if there are dates") {
    Authority a = first_year();
    CHECK(record_story(a, 2).diary == Lines{"365.25 role i0 p0"});
    a.progression.completion_dates = {{3, 1}};
    CHECK(record_story(a, 2).diary == Lines{"425.00 role i0 p0"});
}

TEST_CASE("a first year may be extended, and failed, and then one leaves") {
    Authority a = first_year();
    a.ladder.progressions[0].extension_probability = 1;
    CHECK(record_story(a, 2).diary == Lines{"365.25 extended i0", "456.56 role i0 p0"});
    a.ladder.progressions[0].pass_probability = 0;
    filling_of(a, "lower").filling = Filling::after_delay;
    filling_of(a, "lower").delay = fixed_law(9);
    CHECK(record_story(a, 2).diary == Lines{"365.25 extended i0", "456.56 programme failed i0",
                                            "456.56 left i0 p0", "456.56 vacated i0 p0"});
}

TEST_CASE("a course gates a threshold, and commitment can suffice") {
    Authority a = one_progression(ProgressionKind::threshold);
    a.ladder.qualifications = {{"award", "", 6, 0}};
    a.ladder.progressions[0].requires_qualifications = {"award"};
    a.progression.enrolment_delay_months = 0;
    CHECK(record_story(a, 1).diary ==
          Lines{"0.00 course i0 p0", "182.62 qualified i0 p0", "182.62 role i0 p0"});
}

// People from their first day to their last, told day by day.
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

TEST_CASE("a portfolio that fails comes back to a later panel, again and again") {
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

TEST_CASE("an intake beyond the establishment waits, supernumerary, for the posts that come") {
    Authority a;
    add_role(a, "worker", 1, 1, Filling::advertised);
    leaves_after(a, "worker", 100, Destination::profession);
    a.leaving.to[0].tenure_bands.push_back({101 / 365.25, 0});
    a.intakes = {{"january", "worker", "one", 1, 1, 2, true}};
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
    a.intakes = {{"january", "worker", "one", 1, 1, 2, false}};
    a.start_date = {2022, 12, 22};
    CHECK(record_story(a, .1).diary ==
          Lines{"10.00 taken n0 p1", "10.00 filled n0 p1", "10.00 started n0 p1"});
}

TEST_CASE("a supernumerary person who has left takes no post") {
    Authority a;
    add_role(a, "worker", 1, 1, Filling::advertised);
    leaves_after(a, "worker", 100, Destination::profession);
    a.intakes = {{"january", "worker", "one", 1, 1, 1, true}};
    a.start_date = {
        2022, 12,
        2}; // two come on day 30, leave on day 130, the second first; he leaves on day 100
    a.intakes[0].seats = 2;
    State state;
    const Recorded recorded = record_story(a, .4, {}, CalendarKind::yearly, state); // 146.1 days
    CHECK(recorded.diary == Lines{"30.00 started n0", "30.00 started n1", "100.00 left i0 p0",
                              "100.00 vacated i0 p0", "100.00 filled n0 p0", "130.00 left n1",
                              "130.00 left n0 p0", "130.00 vacated n0 p0"});
    CHECK(state.heads == 0);
    CHECK(state.supernumerary.empty());
}

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

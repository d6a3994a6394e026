// Posts from one holder to the next, day by day.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

/// One post that is advertised, with more people outside than anybody could want.
Authority advertised_post() {
    Authority a;
    add_role(a, "worker", 1, 1, Filling::advertised);
    a.recruitment.applicants = {{"worker", 3650}};
    a.recruitment.outside_appointable = 1;
    leaves_after(a, "worker", 365, Destination::profession);
    return a;
}

/// Without the number of the applicant, of whom there are many.
Lines nameless(Lines lines) {
    for (std::string& line : lines)
        if (const auto at = line.find(" o"); at != std::string::npos)
            line.erase(at + 2, line.find_first_not_of("0123456789", at + 2) - at - 2);
    return lines;
}

} // namespace

TEST_CASE("vacancies wait for a recruiter in the order in which they fell open") {
    Authority a;
    add_role(a, "worker", 3, 3, Filling::after_delay);
    filling_of(a, "worker").delay = fixed_law(100 / 365.25);
    a.recruitment.recruiters = 1;
    LeavingDestination to;
    to.service_law = fixed_law(1);
    a.leaving.to = {to};
    CHECK(lines_with(record_story(a, 1.9).diary, "filled") ==
          Lines{"465.25 filled o0 p0", "565.25 filled o1 p1", "665.25 filled o2 p2"});
}

TEST_CASE("a vacancy goes down the ladder as a chain, each link in its order") {
    Authority a;
    add_role(a, "asye", 1, 1);
    add_role(a, "senior", 1, 1, Filling::instant, 0);
    add_role(a, "manager", 1, 1, Filling::instant, 0);
    add_progression(a, "asye", "senior", ProgressionKind::vacancy);
    add_progression(a, "senior", "manager", ProgressionKind::vacancy);
    leaves_after(a, "manager", 200, Destination::retirement);
    Lines diary = record_story(a, .6).diary;
    diary.resize(10); // the new manager has served for as long, and goes next
    CHECK(diary == Lines{"200.00 left i2 p2", "200.00 vacated i2 p2", "200.00 vacated i1 p1",
                         "200.00 filled i1 p2", "200.00 role i1 p2", "200.00 vacated i0 p0",
                         "200.00 filled i0 p1", "200.00 role i0 p1", "200.00 filled o0 p0",
                         "200.00 started o0 p0"});
}

TEST_CASE("a chain that begins where another has passed starts to count anew") {
    Authority a;
    add_role(a, "senior", 1, 1);
    add_role(a, "manager", 1, 1, Filling::instant, 0);
    add_progression(a, "senior", "manager", ProgressionKind::vacancy);
    leaves_after(a, "manager", 200, Destination::retirement);
    const Recorded recorded = record_story(a, 2); // two managers go every 200 days
    CHECK(recorded.measure("leavers.manager", 0, 1) == 6);
    CHECK(recorded.measure("chain_length.manager", 0, 1) == 2);
    CHECK(recorded.measure("promotions", 0, 1) == 6);
}

TEST_CASE("a round without a field is followed by a pause and another") {
    Authority a = advertised_post();
    a.recruitment.applicants.clear();
    CHECK(record_story(a, 1.4).diary == Lines{"365.00 left i0 p0", "365.00 vacated i0 p0",
                                              "407.00 round failed p0", "463.00 round failed p0"});
}

TEST_CASE("a post is advertised while its holder works their notice") {
    Authority a = advertised_post();
    a.leaving.notice_period_days = 70;
    a.recruitment.outside_notice_days = 56;
    CHECK(nameless(record_story(a, 1.5).diary) ==
          Lines{"365.00 notice i0 p0", "435.00 left i0 p0", "435.00 vacated i0 p0",
                "463.00 filled o p0", "463.00 started o p0"});
}

TEST_CASE("whoever has been appointed before the post is empty starts on the day it is") {
    Authority a = advertised_post();
    a.leaving.notice_period_days = 70;
    a.recruitment.outside_notice_days = 7;
    a.recruitment.checks_days = 21;
    CHECK(nameless(record_story(a, 1.5).diary) ==
          Lines{"365.00 notice i0 p0", "435.00 left i0 p0", "435.00 vacated i0 p0",
                "435.00 filled o p0", "435.00 started o p0"});
}

TEST_CASE("an insider moves after their notice, and their post is advertised meanwhile") {
    CHECK(record_story(seniors_and_manager(1), .6).diary ==
          Lines{"100.00 left i1 p1", "100.00 vacated i1 p1", "170.00 vacated i0 p0",
                "170.00 filled i0 p1", "170.00 role i0 p1", "170.00 left i0 p1",
                "170.00 vacated i0 p1", "184.00 round failed p0", "212.00 round failed p1"});
}

TEST_CASE("an insider who leaves before moving leaves the post to another round") {
    Authority a = seniors_and_manager(1);
    leaves_after(a, "senior", 152, Destination::agency);
    State state;
    const Recorded recorded = record_story(a, .54, {}, CalendarKind::yearly, state);
    CHECK(recorded.diary == Lines{"100.00 left i1 p1", "100.00 vacated i1 p1", "152.00 left i0 p0",
                                  "152.00 vacated i0 p0", "184.00 round failed p0",
                                  "194.00 round failed p1"});
    CHECK_FALSE(static_cast<bool>(state.posts[1].incoming));
}

TEST_CASE("an insider whose new post is abolished stays, and nobody is sought to follow them") {
    Authority a = seniors_and_manager(1);
    Block cut;
    cut.start = Date{2023, 3, 1}; // day 151, after the appointment on day 142
    cut.establishment = EstablishmentChange{"manager", "one", -1};
    State state;
    const Recorded recorded = record_story(a, 1, {cut}, CalendarKind::yearly, state);
    CHECK(recorded.diary == Lines{"100.00 left i1 p1", "100.00 vacated i1 p1", "151.00 posts p1"});
    CHECK(state.posts[0].search == Search::none);
    CHECK_FALSE(static_cast<bool>(person(state, state.posts[0].holder).moving_to));
}

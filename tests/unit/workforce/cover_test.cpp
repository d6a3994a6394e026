// Cover for posts that are empty, told day by day.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

double days_as_years(double d) { return d / 365.25; }

/// One post, whose holder leaves on day 100; nobody outside wants it. An agency worker comes 10
/// days after they are asked for and stays 30.
Authority covered_post() {
    Authority a;
    add_role(a, "worker", 1, 1, Filling::advertised);
    leaves_after(a, "worker", 100, Destination::profession);
    a.ladder.roles[0].caseload_norm = 15;
    a.cover.emplace();
    a.cover->agency.emplace();
    a.cover->agency->rates = {{"worker", 700}};
    a.cover->agency->lead_time = fixed_law(days_as_years(10));
    a.cover->agency->assignment = fixed_law(days_as_years(30));
    return a;
}

/// The same, filled 60 days after it fell empty, by somebody who stays for ever.
Authority covered_and_filled() {
    Authority a = covered_post();
    filling_of(a, "worker").filling = Filling::after_delay;
    filling_of(a, "worker").delay = fixed_law(days_as_years(60));
    a.cover->agency->assignment = fixed_law(5);
    return a;
}

/// A pool of so many peripatetic workers beside it.
void add_pool(Authority& a, int heads) {
    a.teams.push_back({"pool", "", "", true});
    a.establishment.push_back({"worker", "pool", heads});
    StaffGroup staff;
    staff.role = "worker";
    staff.team = "pool";
    staff.heads = heads;
    a.staff.push_back(staff);
}

/// Only what is told of cover.
Lines of_cover(const Authority& a, double years_long) {
    Lines some;
    for (const std::string& line : record_story(a, years_long).diary)
        if (line.find("cover") != std::string::npos || line.find("converted") != std::string::npos)
            some.push_back(line);
    return some;
}

} // namespace

TEST_CASE("an agency worker comes after the lead time, and another when their assignment is over") {
    CHECK(of_cover(covered_post(), days_as_years(200)) ==
          Lines{"110.00 covers o0 p0", "140.00 covers no more o0 p0", "150.00 covers o1 p0",
                "180.00 covers no more o1 p0", "190.00 covers o2 p0"});
}

TEST_CASE("cover ends on the day the post is filled; under the rules, with notice") {
    Authority a = covered_and_filled();
    CHECK(of_cover(a, days_as_years(240)) ==
          Lines{"110.00 covers o0 p0", "160.00 covers no more o0 p0"});
    a.cover->agency->rules.emplace();
    a.cover->agency->rules->from = a.start_date;
    a.cover->agency->rules->minimum_years_qualified = 0;
    CHECK(of_cover(a, days_as_years(240)) ==
          Lines{"110.00 covers o0 p0", "188.00 covers no more o0 p0"});
}

TEST_CASE("the pool is used before any agency, and is free again afterwards") {
    Authority a = covered_and_filled();
    a.leaving.to.clear();
    add_pool(a, 1);
    a.staff[0].heads = 0; // the post is empty from the first day
    CHECK(of_cover(a, 1) == Lines{"0.00 covers i1 p0", "60.00 covers no more i1 p0"});
}

TEST_CASE("a pool for temporary needs leaves a long vacancy to the agencies") {
    Authority a = covered_and_filled();
    a.leaving.to.clear();
    add_pool(a, 1);
    a.establishment[0].posts = 2; // one of them stands empty
    a.cover->pool_for_temporary_needs = true;
    const Recorded some = record_story(a, .1);
    CHECK(some.measure("cover_by_pool", 0, 0) == 0);
    a.cover->pool_for_temporary_needs = false;
    CHECK(record_story(a, .1).measure("cover_by_pool", 0, 0) == 1);
}

TEST_CASE("where nobody is to be had, somebody is asked for again and again") {
    Authority a = covered_post();
    a.cover->agency->cap_share = 0;
    CHECK(of_cover(a, days_as_years(160)) ==
          Lines{"100.00 no cover p0", "128.00 no cover p0", "156.00 no cover p0"});
}

TEST_CASE("inexperienced agency staff are refused once the rules are in force") {
    Authority a = covered_post();
    a.cover->agency->experience_mean_years = 1e-6;
    a.cover->agency->rules.emplace();
    a.cover->agency->rules->from = date_of_day_number(day_number(a.start_date) + 120);
    CHECK(of_cover(a, days_as_years(150)) ==
          Lines{"110.00 covers o0 p0", "140.00 covers no more o0 p0", "140.00 no cover p0"});
}

TEST_CASE("an agency worker may take the vacant post for good") {
    Authority a = covered_post();
    a.cover->agency->conversion_per_year = 1e7;
    const Recorded recorded = record_story(a, days_as_years(150));
    Lines some;
    for (const std::string& line : recorded.diary)
        if (line.substr(0, 3) == "110") some.push_back(line);
    CHECK(some == Lines{"110.00 covers o0 p0", "110.00 converted o0 p0", "110.00 taken o0 p0",
                        "110.00 filled o0 p0", "110.00 placed o0 p0", "110.00 started o0 p0"});
    CHECK(recorded.measure("agency_conversions", 0, 0) == 1);
    CHECK(recorded.measure("vacancies", 0, 0) == 0);
    CHECK(recorded.measure("agency_fte", 0, 0) == 0);
}

TEST_CASE("more posts in the pool leave no more of the same requests unmet") {
    double before = 1e9;
    for (int posts : {0, 1, 2, 4, 8}) {
        Authority a;
        add_role(a, "worker", 0, 0);
        a.ladder.roles[0].caseload_norm = 15;
        a.teams.push_back({"pool", "", "", true});
        a.cover.emplace().streams = {{"one", 24, exponential_law(.25)}};
        Block block;
        block.establishment = EstablishmentChange{"worker", "pool", posts};
        const Recorded recorded = record_story(a, 10, {block});
        CAPTURE(posts);
        CHECK(recorded.measure("stream_requests", 0, 9) > 200);
        CHECK(recorded.measure("stream_unmet", 0, 9) < before);
        before = recorded.measure("stream_unmet", 0, 9);
    }
    CHECK(before < 60);
}

TEST_CASE("the first post of a pool brings cover to posts that no agency covers") {
    Authority a;
    add_role(a, "worker", 1, 0, Filling::after_delay);
    filling_of(a, "worker").delay = fixed_law(1);
    a.ladder.roles[0].caseload_norm = 15;
    a.teams.push_back({"pool", "", "", true});
    a.cover.emplace();
    Block block;
    block.start = date_of_day_number(day_number(a.start_date) + 30);
    block.establishment = EstablishmentChange{"worker", "pool", 1};
    CHECK(of_cover(a, 1).empty());
    const Recorded recorded = record_story(a, 2, {block});
    CHECK(recorded.measure("cover_requests", 0, 1) == 1);
}

TEST_CASE("agencies charge by the week, to the penny") {
    // 50 days at 700 pounds a week: from day 110 to day 160.
    const Recorded recorded = record_story(covered_and_filled(), days_as_years(240));
    CHECK(recorded.measure("agency_gbp", 0, 0) == Approx(5000));
    CHECK(recorded.measure("backfill_cost", 0, 0) == 0);
}

TEST_CASE("what agencies charge for somebody who is away is backfill") {
    Authority a = covered_post();
    a.leaving = {};
    a.absence.emplace();
    a.absence->long_spells_per_year = 1e6; // away from the first moment on
    a.absence->long_length = fixed_law(1000);
    a.cover->agency->assignment = fixed_law(5);
    // Away for years when met: asked for at once, there after 10 days; 35 days at 700 a week.
    const Recorded recorded = record_story(a, days_as_years(45));
    CHECK(recorded.measure("agency_gbp", 0, 0) == Approx(3500).margin(1));
    CHECK(recorded.measure("backfill_cost", 0, 0) == Approx(3500).margin(1));
}

TEST_CASE("a larger pool leaves no more of the same vacancies to agencies") {
    double before = 1e9;
    for (int heads = 0; heads <= 4; ++heads) {
        Authority a;
        add_role(a, "worker", 20, 20, Filling::after_delay);
        filling_of(a, "worker").delay = exponential_law(0.3);
        a.ladder.roles[0].caseload_norm = 15;
        a.cover = covered_post().cover;
        a.leaving.to.emplace_back().rate_per_year = 0.5;
        if (heads > 0) add_pool(a, heads);
        const double agency = record_story(a, 10).measure("cover_by_agency", 0, 9);
        CAPTURE(heads);
        CHECK(agency <= before);
        before = agency;
    }
    CHECK(before < 40);
}

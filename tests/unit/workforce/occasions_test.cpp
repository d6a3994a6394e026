// Rounds of advertising, seats and posts that are counted or drawn, and measures that stand alone.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

Block more_posts(int posts) {
    Block b;
    b.establishment = EstablishmentChange{"worker", "one", posts};
    return b;
}

/// Workers who want to be seniors and never apply.
Authority waiting_workers() {
    Authority a;
    add_role(a, "worker", 10, 10);
    add_role(a, "senior", 0, 0);
    add_progression(a, "worker", "senior", ProgressionKind::vacancy);
    a.ladder.progressions.back().application_probability = 0;
    a.leaving.blocked_after_months = 12;
    return a;
}

double at_end(const Recorded& story, const char* measure) {
    return story.measure(measure, story.periods.size() - 1, story.periods.size() - 1);
}

double in_all(const Recorded& story, const char* measure) {
    return story.measure(measure, 0, story.periods.size() - 1);
}

} // namespace

TEST_CASE("as many are blocked as wait, whether or not that acts on anything") {
    Authority a = waiting_workers();
    CHECK(at_end(record_story(a, 2), "blocked") == 10);
    a.leaving.blocked_log_hazard = 1;
    CHECK(at_end(record_story(a, 2), "blocked") == 10);
    a.leaving.blocked_after_months = 36;
    CHECK(at_end(record_story(a, 2), "blocked") == 0);
    a.leaving.blocked_log_hazard = 0;
    CHECK(at_end(record_story(a, 2), "blocked") == 0);
}

TEST_CASE("heads by years qualified are counted where nobody is newly qualified") {
    Authority a;
    add_role(a, "worker", 10, 10);
    CHECK(at_end(record_story(a, 1), "share_under_2_years_qualified") == 1);
    CHECK(at_end(record_story(a, 6), "share_over_5_years_qualified") == 1);
}

TEST_CASE("posts added and taken away at one time are no change, in whatever order") {
    Authority a;
    add_role(a, "worker", 10, 10);
    CHECK(at_end(record_story(a, 2, {more_posts(2), more_posts(-2)}), "posts") == 10);
    CHECK(at_end(record_story(a, 2, {more_posts(-2), more_posts(2)}), "posts") == 10);
    CHECK(at_end(record_story(a, 2, {more_posts(2)}), "posts") == 12);
}

TEST_CASE("posts that were to go as they fall empty stay before new ones are made") {
    Authority a;
    add_role(a, "worker", 10, 10);
    Block back = more_posts(2);
    back.start = Date{a.start_date.year + 1, a.start_date.month, a.start_date.day};
    const Recorded story = record_story(a, 3, {more_posts(-2), back});
    CHECK(at_end(story, "posts") == 10);
    CHECK(at_end(story, "headcount") == 10);
}

TEST_CASE("a round collects applicants while it is advertised, and none while somebody is chosen") {
    Authority a;
    add_role(a, "worker", 1, 0, Filling::advertised);
    a.recruitment.applicants = {{"worker", 3650}};
    a.recruitment.outside_appointable = 1;
    CHECK(in_all(record_story(a, 1), "starters") == 1);
    a.recruitment.advertising_days = 0;
    CHECK(in_all(record_story(a, 1), "starters") == 0);
    CHECK(in_all(record_story(a, 1), "rounds_failed") > 10);
}

TEST_CASE("each later round asks anew who applies") {
    Authority a;
    add_role(a, "worker", 40, 40);
    add_role(a, "senior", 10, 0, Filling::advertised);
    add_progression(a, "worker", "senior", ProgressionKind::vacancy);
    a.ladder.progressions.back().application_probability = .01;
    a.recruitment.inside_appointable = .7;
    a.population.practice_aspiration_share = 1;
    a.population.management_aspiration_share = 0;
    CHECK(in_all(record_story(a, 15), "promotions") == 10); // once only: .25 each
}

TEST_CASE("seats that are no whole number are drawn, and a whole number is itself") {
    Authority a;
    add_role(a, "worker", 200, 0, Filling::advertised);
    a.intakes = {{"autumn", "worker", "one", 9, 1, .9, false, {}}};
    const double some = in_all(record_story(a, 100), "starters");
    CHECK(some > 75); // mean 90, sd 3
    CHECK(some < 100);
    a.intakes[0].seats = 1;
    CHECK(in_all(record_story(a, 100), "starters") == 100);
    Block less;
    less.intake = IntakeChange{"autumn", -.5};
    const double half = in_all(record_story(a, 100, {less}), "starters");
    CHECK(half > 25); // mean 50, sd 5
    CHECK(half < 75);
}

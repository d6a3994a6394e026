#include "tests/catch.hpp"

#include "career/analysis.hpp"

#include "tests/unit/career/bexley.hpp"
#include "tests/unit/career/printed.hpp"

#include <limits>

using namespace tenure;
using namespace tenure::test;

namespace {

const RoleAnalysis& of(const LadderAnalysis& analysis, const Ladder& ladder, const char* name) {
    return analysis.roles[find_role(ladder, name).index()];
}

Ladder three_roles() {
    Ladder ladder;
    for (const char* name : {"a", "b", "c"})
        ladder.roles.push_back(role(name, name, Track::practice, 1, 2));
    return ladder;
}

} // namespace

TEST_CASE("Bexley's ladder starts with the newly qualified and ends with the service manager") {
    const Ladder ladder = bexley();
    const LadderAnalysis analysis = analyse(ladder);
    CHECK(names(ladder, analysis.starts) == "nqsw");
    CHECK(analysis.entries.size() == 7); // the lowest role of each family
    CHECK(names(ladder, analysis.dead_ends) == "service_manager");
    CHECK(analysis.unreachable.empty());
    CHECK(analysis.promotion_cycles.empty());
}

TEST_CASE("every manager of Bexley's has been a senior practitioner, and none need chair") {
    const Ladder ladder = bexley();
    const LadderAnalysis analysis = analyse(ladder);
    CHECK(names(ladder, of(analysis, ladder, "team_manager").must_pass) ==
          "nqsw, social_worker_2, social_worker_3, senior_practitioner");
    CHECK(names(ladder, of(analysis, ladder, "service_manager").must_pass) ==
          "nqsw, social_worker_2, social_worker_3, senior_practitioner, team_manager");
    CHECK(of(analysis, ladder, "nqsw").must_pass.empty());
}

TEST_CASE("a second way round opens a gate") {
    Ladder ladder = bexley();
    ladder.progressions.push_back(
        step("social_worker_3", "assistant_team_manager", ProgressionKind::vacancy, 60));
    const LadderAnalysis analysis = analyse(ladder);
    CHECK(names(ladder, of(analysis, ladder, "team_manager").must_pass) ==
          "nqsw, social_worker_2, social_worker_3");
}

TEST_CASE("the fastest route adds up its steps, and failed attempts make it longer") {
    const Ladder ladder = bexley();
    const LadderAnalysis analysis = analyse(ladder);
    const auto& manager = of(analysis, ladder, "team_manager");
    CHECK(
        names(ladder, manager.fastest_route, " > ") ==
        "nqsw > social_worker_2 > social_worker_3 > senior_practitioner > assistant_team_manager > "
        "team_manager");
    const double panel = 12 + 6 + 1.5;
    CHECK(equals(manager.fastest_months, 12 + panel + 12 + 24 + 12));
    const double failures = (1 / .75 - 1) * (6 + 1.5);
    CHECK(equals(manager.expected_months, manager.fastest_months + .10 * 3 + failures));
}

TEST_CASE("of two ways the fastest is taken, and waiting for a post may change which") {
    Ladder ladder = three_roles();
    ladder.progressions = {step("a", "b", ProgressionKind::vacancy, 10),
                           step("b", "c", ProgressionKind::vacancy, 10),
                           step("a", "c", ProgressionKind::vacancy, 24)};
    CHECK(names(ladder, analyse(ladder).roles[2].fastest_route) == "a, b, c");
    const LadderAnalysis waiting = analyse(ladder, {4, {0, 6, 0}});
    CHECK(names(ladder, waiting.roles[2].fastest_route) == "a, c");
    CHECK(equals(waiting.roles[2].fastest_months, 24));
}

TEST_CASE("months qualified run on from role to role") {
    Ladder ladder = three_roles();
    ladder.progressions = {step("a", "b", ProgressionKind::vacancy, 30),
                           step("b", "c", ProgressionKind::threshold, 6)};
    ladder.progressions[1].minimum_months_qualified = 60;
    CHECK(equals(analyse(ladder).roles[2].fastest_months, 60));
    CHECK(equals(progression_time(ladder, 1).expected_months, 60));
    CHECK(equals(progression_time(ladder, 1, {}, 30).expected_months, 30));
    CHECK(equals(progression_time(ladder, 1, {}, 58).expected_months, 6));
}

TEST_CASE("each kind of progression takes its own time") {
    Ladder ladder = three_roles();
    ladder.qualifications = {{"long_course", "", 18, 0}};
    Progression rate = step("a", "b", ProgressionKind::rate),
                course = step("a", "b", ProgressionKind::vacancy, 12);
    rate.rate_per_year = .5;
    course.requires_qualifications = {"long_course"};
    Progression committed = course;
    committed.commitment_suffices = true;
    Progression hopeless = step("a", "b", ProgressionKind::panel);
    hopeless.portfolio = fixed_law(1);
    hopeless.pass_probability = 0;
    ladder.progressions = {rate, course, committed, hopeless};
    CHECK(equals(progression_time(ladder, 0).expected_months, 24));
    CHECK(equals(progression_time(ladder, 1).expected_months, 18));
    CHECK(equals(progression_time(ladder, 2).expected_months, 12));
    CHECK(equals(progression_time(ladder, 3, {2, {}}).succeeding_months, 15));
    CHECK(std::isinf(progression_time(ladder, 3).expected_months));
}

TEST_CASE("a panel is met half an interval late, once per attempt") {
    Ladder ladder = bexley();
    const auto time = progression_time(ladder, 1, {6, {}});
    CHECK(equals(time.succeeding_months, 12 + 6 + 1));
    CHECK(equals(time.expected_months, 19 + (6 + 1) / 3.0));
    REQUIRE_FALSE(
        equals(progression_time(ladder, 1, {4, {}}).expected_months, time.expected_months));
}

TEST_CASE("circles of promotions and roles nobody reaches are found") {
    Ladder ladder = three_roles();
    ladder.progressions = {step("b", "c", ProgressionKind::vacancy),
                           step("c", "b", ProgressionKind::vacancy)};
    const LadderAnalysis analysis = analyse(ladder);
    REQUIRE(analysis.promotion_cycles.size() == 1);
    CHECK(names(ladder, analysis.promotion_cycles[0]) == "b, c");
    CHECK(names(ladder, analysis.unreachable) == "b, c");
    CHECK(names(ladder, analysis.entries) == "a");
    CHECK(names(ladder, analysis.dead_ends) == "a");
    CHECK(analysis.roles[1].fastest_route.empty());
    CHECK(std::isinf(analysis.roles[1].fastest_months));
}

TEST_CASE("sideways moves may go round") {
    Ladder ladder = three_roles();
    ladder.progressions = {step("a", "b", ProgressionKind::vacancy),
                           step("b", "c", ProgressionKind::lateral),
                           step("c", "b", ProgressionKind::lateral)};
    CHECK(promotion_cycles(ladder).empty());
    CHECK(analyse(ladder).unreachable.empty());
}

TEST_CASE("a ladder with no roles has nothing to analyse") {
    const LadderAnalysis analysis = analyse({});
    CHECK(analysis.roles.empty());
    CHECK(analysis.starts.empty());
}

#include "tests/catch.hpp"

#include "career/ladder.hpp"

#include "tests/unit/career/bexley.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

/// "where: what" of every fault, a line each.
std::string told(const Ladder& ladder) {
    std::string text;
    for (const auto& fault : faults(ladder)) text += fault.where + ": " + fault.what + "\n";
    return text;
}

Ladder two_roles() {
    Ladder ladder;
    for (const char* name : {"junior", "senior"})
        ladder.roles.push_back(role(name, name, Track::practice, 1, 2));
    return ladder;
}

} // namespace

TEST_CASE("Bexley's ladder has no faults, with families or without") {
    Ladder ladder = bexley();
    CHECK(told(ladder) == "");
    ladder.families.clear();
    CHECK(told(ladder) == "");
}

TEST_CASE("a misspelt name is answered with the one that was meant") {
    Ladder ladder = bexley();
    ladder.progressions[1].to = "social_worker3";
    ladder.progressions[6].requires_qualifications = {"leadership_dipoma"};
    ladder.families[1].recruits = "senior_practicioner";
    CHECK(told(ladder) ==
          "families[1].recruits: there is no role called \"senior_practicioner\"; did you mean "
          "\"senior_practitioner\"?\n"
          "progressions[1].to: there is no role called \"social_worker3\"; did you mean "
          "\"social_worker_3\"?\n"
          "progressions[6].requires_qualifications[0]: there is no qualification called "
          "\"leadership_dipoma\"; did you mean \"leadership_diploma\"?\n");
}

TEST_CASE("a name that resembles none, and one that is missing, are told apart") {
    Ladder ladder = two_roles();
    ladder.progressions = {step("junior", "archbishop", ProgressionKind::vacancy),
                           step("", "senior", ProgressionKind::vacancy)};
    CHECK(told(ladder) ==
          "progressions[0].to: there is no role called \"archbishop\"; define it or choose "
          "one that is defined\n"
          "progressions[1].from: a role is missing: give its name\n");
}

TEST_CASE("names are given once") {
    Ladder ladder = two_roles();
    ladder.roles.push_back(ladder.roles[0]);
    ladder.roles.push_back(role("", "", Track::practice, 1, 2));
    ladder.qualifications = {{"course", "", 1, 1}, {"course", "", 2, 2}};
    CHECK(told(ladder) ==
          "roles[2].name: \"junior\" is already the name of roles[0]; give it another\n"
          "roles[3].name: the name is missing\n"
          "qualifications[1].name: \"course\" is already the name of qualifications[0]; "
          "give it another\n");
}

TEST_CASE("pay runs upward over at least one point, and a week is spent once") {
    Ladder ladder = two_roles();
    ladder.roles[0].pay_minimum_gbp_per_year = 30000.5;
    ladder.roles[0].pay_maximum_gbp_per_year = 28000;
    ladder.roles[1].pay_points = 0;
    ladder.roles[1].time.supervision = .25;
    CHECK(told(ladder) ==
          "roles[0].pay_minimum_gbp_per_year: the pay of \"junior\" starts at 30000.5, above "
          "its maximum of 28000; the minimum must not be above the maximum\n"
          "roles[1].pay_points: \"senior\" has 0 pay points; there must be at least 1\n"
          "roles[1].time: the shares of the week of \"senior\" add up to 1.25; they must "
          "add up to 1\n");
}

TEST_CASE("time shares may miss one by a millionth, and no more") {
    Ladder ladder = two_roles();
    ladder.roles[0].time.cases = 1 - .9e-6;
    CHECK(faults(ladder).empty());
    ladder.roles[0].time.cases = 1 - 1.1e-6;
    CHECK(faults(ladder).size() == 1);
}

TEST_CASE("a role belongs to exactly one family") {
    Ladder ladder = bexley();
    ladder.families[1].roles.push_back("team_manager");
    ladder.families.back().roles = {"team_manager"};
    CHECK(told(ladder) ==
          "families[6].recruits: the family \"service_managers\" recruits into "
          "\"service_manager\", which it "
          "does not hold; it must recruit into one of its own roles\n"
          "roles[7]: \"team_manager\" is listed more than once, in families "
          "\"senior_practitioners\", "
          "\"team_managers\" and \"service_managers\"; a role belongs to exactly one family\n"
          "roles[8]: \"service_manager\" belongs to no family, so no post can hold it; list it in "
          "one\n");
}

TEST_CASE("what keeps the post stays in the family") {
    for (const auto kind : {ProgressionKind::completion, ProgressionKind::panel,
                            ProgressionKind::threshold, ProgressionKind::rate}) {
        Ladder ladder = bexley();
        ladder.progressions[2].kind = kind;
        ladder.progressions[2].portfolio = fixed_law(1);
        CHECK(told(ladder) ==
              "progressions[2]: a " + std::string(to_text(kind)) +
                  " progression keeps its post, but \"social_worker_3\" is in family "
                  "\"social_workers\" and \"senior_practitioner\" in "
                  "\"senior_practitioners\"; put both in one family, or make it a vacancy "
                  "progression\n");
        ladder.families.clear();
        CHECK(told(ladder) == "");
    }
}

TEST_CASE("promotions lead up, to another role, once") {
    Ladder ladder = two_roles();
    const auto vacancy = ProgressionKind::vacancy;
    ladder.progressions = {step("junior", "senior", vacancy), step("junior", "senior", vacancy),
                           step("senior", "senior", vacancy), step("senior", "junior", vacancy)};
    CHECK(told(ladder) ==
          "progressions[1]: it repeats progressions[0]: same roles, same kind; leave one out\n"
          "progressions[2].to: a progression leads from \"senior\" to itself; it must lead to "
          "another role\n"
          "progressions: promotions lead round in a circle among junior, senior; promotions lead "
          "up only, so "
          "take one out or make it lateral\n");
    ladder.progressions = {step("junior", "senior", vacancy),
                           step("senior", "junior", ProgressionKind::lateral)};
    CHECK(told(ladder) == "");
}

TEST_CASE("a panel without a portfolio, an empty family and an empty ladder are faults") {
    Ladder ladder = two_roles();
    ladder.progressions = {step("junior", "senior", ProgressionKind::panel)};
    CHECK(told(ladder) ==
          "progressions[0].portfolio: the portfolio for the panel is never finished; say how "
          "long it takes to build\n");
    CHECK(told({}) == "roles: a ladder needs at least one role\n");
    ladder = bexley();
    ladder.families.push_back({"spare", "", {}, "nqsw"});
    CHECK(faults(ladder).size() == 2);
}

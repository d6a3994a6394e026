#include "tests/catch.hpp"

#include "career/equivalent.hpp"
#include "core/contract.hpp"

#include "tests/unit/career/bexley.hpp"
#include "tests/unit/career/printed.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

Ladder of_rates(double up_from_social_worker = .11) {
    Ladder ladder;
    const char* grades[] = {"asye", "social_worker", "senior", "manager"};
    const double rates[] = {.85, up_from_social_worker, .06};
    for (const char* grade : grades)
        ladder.roles.push_back(role(grade, grade, Track::practice, 1, 2));
    for (std::size_t i = 0; i < 3; ++i) {
        ladder.progressions.push_back(step(grades[i], grades[i + 1], ProgressionKind::rate));
        ladder.progressions.back().rate_per_year = rates[i];
    }
    return ladder;
}

const Numbers bexley_stocks{30, 40, 70, 25, 8, 5, 7, 10, 3};
const Numbers bexley_leaving{.10, .16, .15, .12, .10, .08, .08, .09, .07};

} // namespace

TEST_CASE("a ladder of rates is its own push model, down to the printed digit") {
    const auto holds = [](const Ladder& ladder) {
        EquivalentPush equivalent =
            equivalent_push_model(ladder, {60, 160, 70, 30}, {.12, .17, .11, .09});
        equivalent.push.recruits = {48, 12, 3, 0};
        return print_as(expected_stocks(equivalent.push, {60, 160, 70, 30}, 5),
                        {"49.566855", "188.014076", "107.172009", "41.238428"});
    };
    CHECK(holds(of_rates()));
    REQUIRE_FALSE(holds(of_rates(.12)));
}

TEST_CASE("programmes and panels become the inverse of their expected times") {
    Ladder ladder = bexley();
    ladder.progressions[1].attempt_probability = .8;
    const auto model = equivalent_push_model(ladder, bexley_stocks, bexley_leaving);
    const double programme = 12 / (12 + .10 * 3);
    CHECK(equals(model.progression_rate_per_year[0], programme * .95));
    CHECK(equals(model.push.leaving[0], .10 + programme * .05));
    CHECK(equals(model.progression_rate_per_year[1], .8 * 12 / (12 + 6 + 1.5 + 7.5 / 3)));
    CHECK(equals(model.push.leaving[1], .16));
}

TEST_CASE("as many are recruited as leave, and posts of a family stay filled") {
    const Ladder ladder = bexley();
    const auto model = equivalent_push_model(ladder, bexley_stocks, bexley_leaving);
    double leavers = 0;
    Numbers change(bexley_stocks.size());
    for (std::size_t i = 0; i < change.size(); ++i) {
        leavers += bexley_stocks[i] * model.push.leaving[i];
        change[i] += model.push.recruits[i] - bexley_stocks[i] * model.push.leaving[i];
        for (std::size_t j = 0; j < change.size(); ++j)
            change[i] += bexley_stocks[j] * model.push.promotion[j][i] -
                         bexley_stocks[i] * model.push.promotion[i][j];
    }
    CHECK(equals(sum(model.push.recruits), leavers));
    CHECK(equals(change[0] + change[1] + change[2], 0)); // one family, three roles
    for (std::size_t i = 3; i < change.size(); ++i) CHECK(equals(change[i], 0));
    CHECK(model.mean_chain_length > 1);
}

TEST_CASE("two roles and one kind of vacancy: rates by hand") {
    Ladder ladder;
    for (const char* name : {"worker", "manager"}) {
        ladder.roles.push_back(role(name, name, Track::practice, 1, 2));
        ladder.families.push_back({name, "", {name}, name});
    }
    ladder.progressions = {step("worker", "manager", ProgressionKind::vacancy)};
    ladder.progressions[0].application_probability = .03;
    // 100 x .03 = 3 insiders and 1 outsider: 3 of 4 vacancies are filled from inside.
    const auto model = equivalent_push_model(ladder, {100, 10}, {.2, .1});
    CHECK(equals(model.progression_rate_per_year[0], 10 * .1 * .75 / 100));
    CHECK(equals(model.push.recruits[0], 100 * .2 + .75));
    CHECK(equals(model.push.recruits[1], .25));
    CHECK(equals(model.appointment_months[0], 12 / .0075));
    CHECK(equals(model.mean_chain_length, (20 * 1 + 1 * 1.75) / 21));
    REQUIRE_FALSE(
        equals(equivalent_push_model(ladder, {100, 10}, {.2, .1}, 4, 2).push.recruits[1], .25));
}

TEST_CASE("who must wait in the role first competes less often") {
    Ladder ladder = bexley();
    const auto soon = equivalent_push_model(ladder, bexley_stocks, bexley_leaving);
    for (auto& p : ladder.progressions)
        if (p.to == "service_manager") p.minimum_months_in_role = 60;
    const auto late = equivalent_push_model(ladder, bexley_stocks, bexley_leaving);
    CHECK(late.progression_rate_per_year.back() < soon.progression_rate_per_year.back());
}

TEST_CASE("a ladder with faults has no equivalent") {
    Ladder ladder = of_rates();
    ladder.progressions[0].to = "nobody";
    CHECK_THROWS_AS(equivalent_push_model(ladder, {1, 1, 1, 1}, {0, 0, 0, 0}), ContractViolation);
}

// Moves to another team, told day by day, and workers who stay with their children.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

Date day(const Authority& a, int number) {
    return date_of_day_number(day_number(a.start_date) + number);
}

/// Two workers in team one, who wish for another team from the first day on; in team two there is
/// no post. Whoever hears of one applies, and could be appointed; nobody outside does.
Authority wanting_another_team() {
    Authority a;
    a.teams = {{"one", ""}, {"two", ""}};
    add_role(a, "worker", 2, 2, Filling::advertised);
    RecruitmentParameters& r = a.recruitment;
    r.inside_appointable = 1;
    a.transfers = TransferParameters{1e9, fixed_law(50), 0, 1};
    return a;
}

/// A post in team two from day 100 on.
Block new_post(const Authority& a) {
    Block block;
    block.start = day(a, 100);
    block.establishment = EstablishmentChange{"worker", "two", 1};
    return block;
}

Block with_register(double release) {
    Block block;
    block.transfer_register = TransferRegister{release, 0, 10, 25};
    return block;
}

Lines moves(const Recorded& recorded) {
    Lines some;
    for (const std::string& line : recorded.diary)
        if (line.find("transfer") != std::string::npos || line.find("vacated") != std::string::npos)
            some.push_back(line);
    return some;
}

} // namespace

TEST_CASE("whoever wants another team applies for a post there, and leaves their own empty") {
    const Authority a = wanting_another_team();
    const Recorded recorded =
        record_story(a, 180 / 365.25, {new_post(a)}); // until another round is over
    // 28 days of advertising, 14 of selection, 28 of notice.
    const Lines said = moves(recorded);
    REQUIRE(said.size() == 3);
    CHECK(said[0] == "100.00 vacated p2");
    CHECK(said[1].substr(0, 15) == "170.00 vacated ");
    CHECK(said[2].substr(0, 19) == "170.00 transferred ");
    CHECK(recorded.measure("internal_transfers", 0, 0) == 1);
    CHECK(recorded.measure("lateral_moves", 0, 0) == 0);
    CHECK(recorded.measure("unmet_wishes", 0, 0) == 2); // one who stayed, one who wants back
    CHECK(recorded.measure("vacancies", 0, 0) == 1);
}

TEST_CASE("with a register they are matched before anything is advertised") {
    const Authority a = wanting_another_team();
    const Recorded recorded = record_story(a, 1, {with_register(1), new_post(a)});
    const Lines said = moves(recorded);
    REQUIRE(said.size() >= 4);
    CHECK(said[1].substr(0, 23) == "100.00 transfer agreed ");
    CHECK(said[3].substr(0, 19) == "110.00 transferred ");
    CHECK(recorded.measure("transfer_register_gbp", 0, 0) >= 50);
}

TEST_CASE("who is not released waits for an advertisement like everybody") {
    const Authority a = wanting_another_team();
    const Recorded recorded = record_story(a, 1, {with_register(0), new_post(a)});
    CHECK(moves(recorded) == moves(record_story(a, 1, {new_post(a)})));
    // Those of the first day, and whoever wished again in another team.
    CHECK(recorded.measure("transfer_register_gbp", 0, 0) ==
          Approx(25 * (2 + recorded.measure("transfer_wishes", 0, 0))));
}

TEST_CASE("whoever does not apply does not move, and their wish passes") {
    Authority a = wanting_another_team();
    a.transfers->application_probability = 0;
    a.transfers->wish_per_year = 1e6;
    a.transfers->lasts = fixed_law(.5);
    const Recorded recorded = record_story(a, 1, {new_post(a)});
    CHECK(recorded.measure("internal_transfers", 0, 0) == 0);
    CHECK(recorded.measure("wishes_passed", 0, 0) >= 2);
    CHECK(recorded.measure("unmet_wishes", 0, 0) == 2);
}

TEST_CASE("an unmet wish raises leaving for another authority, by its average over all nothing") {
    Authority a;
    add_role(a, "worker", 4000, 4000);
    a.leaving.to.emplace_back().destination = Destination::another_authority;
    a.leaving.to[0].rate_per_year = .2;
    a.transfers = TransferParameters{.5, exponential_law(1), 0, 0};
    const Recorded usual = record_story(a, 1);
    a.transfers->unmet_log_hazard = 1;
    const Recorded wanting = record_story(a, 1);
    // A third wishes; of those who leave a share e / (e + 2) = 0.576. 4,000 people: 725 leavers,
    // sd 24.
    const double left = wanting.measure("leavers", 0, 0);
    CHECK(std::abs(left - usual.measure("leavers", 0, 0)) < 4 * 34);
    const double share = wanting.measure("leavers_with_unmet_wish", 0, 0) / left;
    CHECK(std::abs(share - .576) < 4 * .0184);
    CHECK(std::abs(usual.measure("leavers_with_unmet_wish", 0, 0) / usual.measure("leavers", 0, 0) -
                   1. / 3) < 4 * .0175);
    CHECK(share - 1. / 3 > 8 * .0184); // control: no effect would be seen
}

TEST_CASE(
    "a long stay in a team of the kind makes the wish for another come more often, elsewhere not") {
    Authority a = wanting_another_team();
    a.teams[0].kind = "support";
    a.transfers = TransferParameters{1e-4, fixed_law(.001), 0, 0};
    a.transfers->long_stay_months = 6;
    a.transfers->long_stay_log_hazard = 16; // about 900 wishes a year
    const auto wishes = [&](double years_long) {
        return lines_with(record_story(a, years_long).diary, "wishes i").size();
    };
    a.transfers->long_stay_team_kind = "support";
    CHECK(wishes(1) > 100);
    a.transfers->long_stay_team_kind = "other";
    CHECK(wishes(1) == 0);
}

// Who is of the group, who of it is appointed, and that telling a group apart changes nothing else.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Empty posts, and so many people outside who want them that each round finds somebody.
Authority many_posts_and_applicants() {
    Authority a;
    add_role(a, "worker", 1000, 0, Filling::advertised);
    a.recruitment.applicants = {{"worker", 200'000}};
    a.recruitment.outside_appointable = .5;
    a.equality = EqualityParameters{"members", .3, {}, 1, 1};
    return a;
}

double group_share(const Recorded& x) { return x.measure("group_share", 0, 0); }

} // namespace

TEST_CASE("half the odds of being appointable leave as many of a group as they should") {
    Authority a = many_posts_and_applicants();
    // Of 0.3 at 1/3 and 0.7 at 1/2; a share of 1,000.
    const double expected = .1 / (.1 + .35), error = std::sqrt(expected * (1 - expected) / 1000);
    const double usual = group_share(record_story(a, 1));
    CHECK(std::abs(usual - .3) < 4 * std::sqrt(.3 * .7 / 1000));
    CHECK(std::abs(usual - expected) > 4 * error); // the control
    a.equality->outside_odds = .5;
    CHECK(std::abs(group_share(record_story(a, 1)) - expected) < 4 * error);
}

TEST_CASE("members whom nobody would appoint never come to manage, and others do") {
    Authority a = seniors_and_manager(3);
    a.equality = EqualityParameters{"members", 0, {{a.ladder.roles[0].name, 1}}, 1e-12, 1};
    a.recruitment.inside_appointable = .999;
    constexpr double half_a_year = 200 / 365.25; // a manager leaves on day 100, a round has 42
    CHECK(record_story(a, half_a_year).measure("manager_appointments", 0, 0) == 0);
    a.equality->inside_odds = 1;
    CHECK(record_story(a, half_a_year).measure("manager_appointments", 0, 0) == 1);
}

TEST_CASE("a group that is only told apart changes no other number") {
    Authority a = seniors_and_manager(3);
    constexpr double half_a_year = .5;
    Recorded with = record_story(a, half_a_year);
    const auto without = with.rows;
    a.equality = EqualityParameters{"members", 1, {}, 1, 1};
    with = record_story(a, half_a_year);
    int told = 0;
    for (std::size_t k = 0; k < with.rows.size(); ++k) {
        const std::size_t at = k % with.columns;
        bool group = false;
        for (std::size_t r = 0; r < a.ladder.roles.size(); ++r)
            group |= at == column(RoleStock::group, r);
        told += group && with.rows[k] > 0;
        if (!group) REQUIRE(with.rows[k] == without[k]);
    }
    CHECK(told > 0);
}

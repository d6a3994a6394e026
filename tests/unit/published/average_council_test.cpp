#include "published/average_council.hpp"
#include "published/panel.hpp"
#include "tests/catch.hpp"
#include "tests/unit/published/made_up_row.hpp"

using namespace tenure;

TEST_CASE("a council of average size has England's figures over the councils, rates as they are") {
    Indicators all{"made up", {made_up_row(1, 2022), made_up_row(2, 2022), made_up_row(1, 2021)}};
    IndicatorRow whole = made_up_row(0, 2023);
    whole.level = "National";
    whole.name = "England";
    set(whole, Column::inpost_fte, 300);
    set(whole, Column::leavers_fte, 60);
    all.rows.push_back(whole);
    CHECK(councils_in(all, 2022) == 2);
    CHECK(councils_in(all, 2023) == 0);
    const Indicators more = with_average_council(all, 2);
    REQUIRE(more.rows.size() == 5);
    const IndicatorRow& average = more.rows.back();
    CHECK(is_council(average));
    CHECK(average.year == 2023);
    CHECK(*average.of(Column::inpost_fte).number == 150);
    CHECK(official_values(average)[0] == official_values(whole)[0]);
}

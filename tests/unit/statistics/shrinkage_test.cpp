#include "statistics/shrinkage.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace tenure;

TEST_CASE("components of variance are those worked by hand") {
    // Means 2 and 6; within: (1 + 1 + 1 + 1) / 2 = 2; between groups: 2 (4 + 4) / 1 = 16;
    // tau^2 = (16 - 2) / 2 = 7.
    const Components c = components({{1, 3}, {5, 7}});
    CHECK(c.mean == Approx(4));
    CHECK(c.within == Approx(2));
    CHECK(c.between == Approx(7));
    CHECK(c.weight(2) == Approx(7.0 / 8));
    CHECK(shrunken(c, {5, 7}) == Approx(4 + 7.0 / 8 * 2));
    CHECK(next_value_sd(c, 2) == Approx(std::sqrt(7.0 / 8 + 2)));
    CHECK(c.weight(1) < c.weight(2));
}

TEST_CASE("unequal groups count by their sizes") {
    // Values 1 3 | 8: mean 4; within 2 / 1 = 2; among 2 * 4 + 16 = 24; size 3 - 5 / 3 = 4 / 3.
    const Components c = components({{1, 3}, {8}, {}});
    CHECK(c.mean == Approx(4));
    CHECK(c.between == Approx((24 - 2) / (4.0 / 3)));
}

TEST_CASE("where nothing tells chance from difference a unit's own mean is all there is") {
    CHECK(shrunken(components({{1, 3}}), {1, 3}) == 2);
    CHECK(shrunken(components({{1}, {5}}), {5}) == 5);
    // Units that differ by less than their values do deserve no weight of their own.
    CHECK(components({{0, 10}, {4, 6}}).weight(2) == 0);
}

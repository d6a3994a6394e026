#include "core/contract.hpp"
#include "statistics/sensitivity.hpp"
#include "tests/catch.hpp"

using namespace tenure;

TEST_CASE("a path of Morris by hand: one number up, then the other down, by half the levels") {
    Grid chance(1, 6);
    const double drawn[] = {.1, .6, .2, .9, .3, .1}; // start, direction, order
    for (std::size_t k = 0; k < 6; ++k) chance.at(0, k) = drawn[k];
    const Grid points = morris_points(chance, 2, 4);
    REQUIRE(points.rows == 3);
    const double expected[3][2] = {{.125, .875}, {.125, .375}, {.625, .375}};
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t k = 0; k < 2; ++k) CHECK(points.at(row, k) == expected[row][k]);
    // 3 x + 2 y: what each number does over its whole width.
    std::vector<double> values;
    for (std::size_t row = 0; row < 3; ++row)
        values.push_back(3 * points.at(row, 0) + 2 * points.at(row, 1));
    const ElementaryEffects effects = elementary_effects(points, values, 2);
    CHECK(effects.mean[0] == Approx(3));
    CHECK(effects.mean[1] == Approx(2));
    CHECK(effects.mean_size[1] == Approx(2));
}

TEST_CASE("every path of Morris is laid out, on a grid of two levels at least") {
    Grid chance(2, 3);
    const double drawn[2][3] = {{.1, .2, .5}, {.1, .9, .5}};
    for (std::size_t path = 0; path < 2; ++path)
        for (std::size_t k = 0; k < 3; ++k) chance.at(path, k) = drawn[path][k];
    CHECK(morris_points(chance, 1, 2).values == std::vector<double>{.25, .75, .75, .25});
    CHECK_THROWS_AS(morris_points(chance, 1, 0), ContractViolation);
    CHECK_THROWS_AS(morris_points(chance, 1, 3), ContractViolation);
}

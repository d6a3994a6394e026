#include "core/contract.hpp"
#include "statistics/sensitivity.hpp"
#include "tests/catch.hpp"
#include "tests/unit/statistics/quick_random.hpp"

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

TEST_CASE("indices of a product with a sum are the shares of variance that are known") {
    // y = 3 x1 + x2 + 4 (x1 - 1/2)(x3 - 1/2): variances 9/12, 1/12 and 16/144 of 136/144 in all.
    constexpr std::size_t rows = 8192, numbers = 3;
    constexpr std::uint32_t sets = 16;
    test::RandomStream random(3);
    Grid a(rows, numbers), b(rows, numbers);
    for (double& x : a.values) x = random.uniform();
    for (double& x : b.values) x = random.uniform();
    const Grid points = saltelli_points(a, b);
    std::vector<double> values;
    for (std::size_t r = 0; r < points.rows; ++r) {
        const double x = points.at(r, 0), z = points.at(r, 2);
        values.push_back(3 * x + points.at(r, 1) + 4 * (x - 0.5) * (z - 0.5));
    }
    const SobolIndices s = sobol_indices(values, numbers, sets);
    const double first[] = {108 / 136., 12 / 136., 0}, total[] = {124 / 136., 12 / 136., 16 / 136.};
    for (std::size_t k = 0; k < numbers; ++k) {
        CHECK(std::fabs(s.first[k] - first[k]) < 4 * s.first_error[k]);
        CHECK(std::fabs(s.total[k] - total[k]) < 4 * s.total_error[k]);
        CHECK(s.first_error[k] < 0.03);
        CHECK(s.total_error[k] < 0.03);
    }
    // Shares of variance do not depend on the unit.
    std::vector<double> in_other_unit;
    for (const double y : values) in_other_unit.push_back(128 * y);
    const SobolIndices same = sobol_indices(in_other_unit, numbers, sets);
    for (std::size_t k = 0; k < numbers; ++k) {
        CHECK(std::fabs(same.first[k] - s.first[k]) < 1e-9);
        CHECK(std::fabs(same.total[k] - s.total[k]) < 1e-9);
    }
}

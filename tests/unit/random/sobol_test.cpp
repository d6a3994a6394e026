#include "tests/catch.hpp"

#include "random/draw.hpp"
#include "random/sobol.hpp"

#include <cmath>
#include <functional>
#include <set>
#include <vector>

using namespace tenure;

namespace {

constexpr std::uint64_t seed = 20221001;

using Point = std::function<double(std::uint32_t set, std::uint32_t index, std::size_t dimension)>;

/// Standard error, over 16 sets of so many points, of the mean of a smooth function of 6 parts, and
/// the mean itself. The function's expectation is 1.
std::pair<double, double> mean_and_error(const Point& point, std::uint32_t points) {
    constexpr std::uint32_t sets = 16;
    double sum = 0, squares = 0;
    for (std::uint32_t s = 0; s < sets; ++s) {
        double of_set = 0;
        for (std::uint32_t i = 0; i < points; ++i) {
            double product = 1;
            for (std::size_t d = 0; d < 6; ++d) {
                const double weight = 1.0 / static_cast<double>(d + 1);
                product *= 1 + weight * (std::sqrt(12.0) / 2) * (point(s, i, d) - 0.5);
            }
            of_set += product / points;
        }
        sum += of_set;
        squares += of_set * of_set;
    }
    const double mean = sum / sets;
    return {mean, std::sqrt(std::fabs(squares / sets - mean * mean) / (sets - 1))};
}

} // namespace

TEST_CASE("Sobol' points are those of the published construction") {
    const SobolPoints points(5);
    // Bratley & Fox 1988: each coordinate of the first eight points is an eighth of its own.
    for (std::size_t d = 0; d < 5; ++d) {
        std::set<std::uint32_t> eighths;
        for (std::uint32_t i = 0; i < 8; ++i) eighths.insert(points.digits(i, d) >> 29);
        CHECK(eighths.size() == 8);
    }
    // The first coordinate is van der Corput's: digits of the index turned round.
    CHECK(points.digits(1, 0) == 0x80000000u);
    CHECK(points.digits(6, 0) == 0x60000000u);
    CHECK(points.digits(1, 4) == 0x80000000u);
    CHECK(points.digits(2, 1) == 0xc0000000u);
    CHECK_THROWS(SobolPoints(0));
    CHECK_THROWS(points.digits(0, 5));
}

TEST_CASE("a scrambled set is as even as the plain one: one point in each elementary interval") {
    const SobolPoints points(2);
    for (std::uint32_t scramble = 0; scramble < 3; ++scramble) {
        for (unsigned across = 0; across <= 6; ++across) {
            std::set<std::pair<int, int>> cells;
            for (std::uint32_t i = 0; i < 64; ++i)
                cells.emplace(
                    static_cast<int>(points.scrambled(seed, scramble, i, 0) * (1 << across)),
                    static_cast<int>(points.scrambled(seed, scramble, i, 1) * (64 >> across)));
            CHECK(cells.size() == 64);
        }
    }
}

TEST_CASE(
    "a scrambled point is uniform over scrambles, and other sets and seeds are other points") {
    const SobolPoints points(3);
    constexpr std::uint32_t scrambles = 4000;
    double sum = 0, squares = 0;
    for (std::uint32_t s = 0; s < scrambles; ++s) {
        const double u = points.scrambled(seed, s, 5, 2);
        REQUIRE((u > 0 && u < 1));
        sum += u - 0.5;
        squares += (u - 0.5) * (u - 0.5) - 1.0 / 12;
    }
    const double n = scrambles;
    CHECK(std::fabs(sum / n) < 4 * std::sqrt(1 / (12 * n)));
    CHECK(std::fabs(squares / n) < 4 * std::sqrt(1 / (180 * n)));
    CHECK(points.scrambled(seed, 0, 5, 2) == points.scrambled(seed, 0, 5, 2));
    CHECK(points.scrambled(seed, 0, 5, 2) != points.scrambled(seed + 1, 0, 5, 2));
    CHECK(points.scrambled(seed, 0, 5, 2) != points.scrambled(seed, 1, 5, 2));
}

TEST_CASE("means over scrambled points hit the integral, with far less error than random ones") {
    const SobolPoints points(6);
    const Point sobol = [&](std::uint32_t s, std::uint32_t i, std::size_t d) {
        return points.scrambled(seed, s, i, d);
    };
    const Point random = [&](std::uint32_t s, std::uint32_t i, std::size_t d) {
        return uniform(address({seed, s}, Purpose::merit,
                               entity(Source::applicant, static_cast<std::uint32_t>(d)), i));
    };
    const auto even = mean_and_error(sobol, 256), by_chance = mean_and_error(random, 256);
    CHECK(std::fabs(even.first - 1) < 4 * even.second);
    CHECK(std::fabs(by_chance.first - 1) < 4 * by_chance.second);
    CHECK(even.second < by_chance.second / 8);
    // Control: the sets must be independent; all with one scramble they would claim no error.
    const Point same = [&](std::uint32_t, std::uint32_t i, std::size_t d) {
        return points.scrambled(seed, 0, i, d);
    };
    CHECK(mean_and_error(same, 256).second < 1e-7);
}

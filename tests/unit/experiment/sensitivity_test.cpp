#include "tests/catch.hpp"

#include "experiment/sensitivity.hpp"
#include "statistics/sensitivity.hpp"

#include <cmath>
#include <functional>

using namespace tenure;

namespace {

constexpr std::uint32_t sets = 16;
constexpr std::uint64_t seed = 1991;

using Function = std::function<double(const std::vector<double>&)>;

std::vector<double> values_at(const Grid& points, const Function& f) {
    std::vector<double> values, x(points.columns);
    for (std::size_t r = 0; r < points.rows; ++r) {
        for (std::size_t k = 0; k < x.size(); ++k) x[k] = points.at(r, k);
        values.push_back(f(x));
    }
    return values;
}

SobolIndices indices(std::size_t numbers, const Function& f, std::size_t rows) {
    const auto two = saltelli_matrices(numbers, rows, sets, seed);
    return sobol_indices(values_at(saltelli_points(two.a, two.b), f), numbers, sets);
}

/// Ishigami & Homma 1990, on (-pi, pi).
Function ishigami(double a, double b) {
    return [=](const std::vector<double>& u) {
        const double pi = std::acos(-1.0);
        const auto x = [&](std::size_t k) { return pi * (2 * u[k] - 1); };
        return std::sin(x(0)) + a * std::pow(std::sin(x(1)), 2) +
               b * std::pow(x(2), 4) * std::sin(x(0));
    };
}

double sobol_g(const std::vector<double>& x) {
    const double a[] = {0, 1, 4.5, 9, 99, 99, 99, 99};
    double product = 1;
    for (std::size_t k = 0; k < 8; ++k) product *= (std::fabs(4 * x[k] - 2) + a[k]) / (1 + a[k]);
    return product;
}

/// Within 4 standard errors, and those small enough to tell.
void expect_near(double value, double error, double exact) {
    CHECK(std::fabs(value - exact) < 4 * error + 1e-9);
    CHECK(error < 0.03);
}

} // namespace

TEST_CASE("the indices of Ishigami's function") {
    const SobolIndices s = indices(3, ishigami(7, 0.1), 4096);
    const double first[] = {0.313905, 0.442411, 0}, total[] = {0.557589, 0.442411, 0.243684};
    for (std::size_t k = 0; k < 3; ++k) {
        expect_near(s.first[k], s.first_error[k], first[k]);
        expect_near(s.total[k], s.total_error[k], total[k]);
    }
    // Control: another a is noticed.
    const SobolIndices wrong = indices(3, ishigami(5, 0.1), 4096);
    CHECK(std::fabs(wrong.first[1] - first[1]) > 8 * wrong.first_error[1]);
}

TEST_CASE("the indices of Sobol's g function") {
    const SobolIndices s = indices(8, sobol_g, 4096);
    const double first[] = {.716192, .179048, .023676, .007162, .000072, .000072, .000072, .000072};
    for (std::size_t k = 0; k < 8; ++k) expect_near(s.first[k], s.first_error[k], first[k]);
    for (std::size_t k = 0; k < 8; ++k) CHECK(s.total[k] > s.first[k] - 4 * s.first_error[k]);
    CHECK(std::fabs(s.first[0] - first[1]) > 8 * s.first_error[0]);
}

TEST_CASE("what nothing depends on has no indices") {
    const SobolIndices s = indices(
        2, [](const auto&) { return 3.0; }, 64);
    CHECK(std::isnan(s.first[0]));
    CHECK(std::isnan(s.total[1]));
}

TEST_CASE("Morris' paths move one number at a time by half its range, within the range") {
    const Grid points = morris_points(morris_random(5, 8, seed), 5, 4);
    REQUIRE(points.rows == 8 * 6);
    for (std::size_t path = 0; path < 8; ++path) {
        std::vector<int> moved(5, 0);
        for (std::size_t step = 0; step < 5; ++step)
            for (std::size_t k = 0; k < 5; ++k) {
                const double by = points.at(path * 6 + step + 1, k) - points.at(path * 6 + step, k);
                if (by == 0) continue;
                ++moved[k];
                CHECK(std::fabs(by) == Approx(0.5));
            }
        CHECK(moved == std::vector<int>(5, 1));
    }
    for (const double level : points.values) CHECK((level > 0 && level < 1));
}

TEST_CASE("elementary effects: slopes exactly, curvature and interaction as spread") {
    const Function f = [](const std::vector<double>& x) {
        return 3 * x[0] - 2 * x[1] + 4 * x[2] * x[3] + 0 * x[4];
    };
    const Grid points = morris_points(morris_random(5, 40, seed), 5, 4);
    const auto e = elementary_effects(points, values_at(points, f), 5);
    CHECK(e.mean[0] == Approx(3));
    CHECK(e.deviation[0] == Approx(0).margin(1e-9));
    CHECK(e.mean[1] == Approx(-2));
    CHECK(e.mean_size[1] == Approx(2));
    CHECK(e.mean_size[2] == Approx(2).margin(4 * e.size_error[2]));
    CHECK(e.deviation[2] > 0.5);
    CHECK(e.mean_size[4] == 0);
}

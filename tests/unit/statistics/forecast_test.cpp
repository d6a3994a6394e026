#include "core/contract.hpp"
#include "statistics/forecast.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace tenure;

TEST_CASE("the next value of a law lies below its quantile with that probability") {
    // Of 1, 2, ..., 9 the next lies below the k-th with probability k / 10.
    const std::vector<double> values{9, 1, 8, 2, 7, 3, 6, 4, 5};
    CHECK(next_value_quantile(values, 0.1) == Approx(1));
    CHECK(next_value_quantile(values, 0.5) == Approx(5));
    CHECK(next_value_quantile(values, 0.55) == Approx(5.5));
    CHECK(next_value_quantile(values, 0.01) == 1);
    CHECK(next_value_quantile(values, 1) == 9);
    const Interval half = central_interval(values, 0.5);
    CHECK(half.low == Approx(2.5));
    CHECK(half.high == Approx(7.5));
}

TEST_CASE("the interval score is the width, and 2 / (1 - level) times what lies outside") {
    const Interval x{2, 6};
    CHECK(winkler_score(x, 4, 0.9) == Approx(4));
    CHECK(winkler_score(x, 6.5, 0.9) == Approx(4 + 20 * 0.5));
    CHECK(winkler_score(x, 1, 0.5) == Approx(4 + 4 * 1.0));
    CHECK_FALSE(winkler_score(x, 1, 0.5) == Approx(winkler_score(x, 1, 0.9))); // the wrong level
}

TEST_CASE("least squares finds an exact line, and the shortest of several answers") {
    Grid x(4, 2);
    std::vector<double> y;
    for (std::size_t r = 0; r < 4; ++r) {
        x.at(r, 0) = static_cast<double>(r);
        x.at(r, 1) = static_cast<double>(r * r);
        y.push_back(3 + 2 * x.at(r, 0) - x.at(r, 1));
    }
    const auto exact = least_squares(x, y);
    CHECK(exact[0] == Approx(3));
    CHECK(exact[1] == Approx(2));
    CHECK(exact[2] == Approx(-1));
    // Two columns alike: their coefficients share what one would have.
    for (std::size_t r = 0; r < 4; ++r) {
        x.at(r, 1) = x.at(r, 0);
        y[r] = 1 + 4 * x.at(r, 0);
    }
    const auto shared = least_squares(x, y);
    CHECK(shared[0] == Approx(1));
    CHECK(shared[1] == Approx(2));
    CHECK(shared[2] == Approx(2));
}

TEST_CASE("the jackknife gives a mean its usual standard error") {
    const std::vector<double> values{1, 2, 4, 9};
    const auto without = [&](std::size_t out) {
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); ++i) sum += i == out ? 0 : values[i];
        return sum / 3;
    };
    // sd of 1, 2, 4, 9 is sqrt(38 / 3); over sqrt(4).
    CHECK(jackknife_error(4, without) == Approx(std::sqrt(38.0 / 3) / 2));
    CHECK(std::isnan(jackknife_error(1, without)));
}

TEST_CASE("a level of 0 or 1 has no interval and no score") {
    for (const double level : {0.0, 1.0}) {
        CHECK_THROWS_AS(central_interval({1, 2, 3}, level), ContractViolation);
        CHECK_THROWS_AS(winkler_score({1, 2}, 1, level), ContractViolation);
    }
}

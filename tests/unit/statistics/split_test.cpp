#include "tests/catch.hpp"
#include "tests/unit/statistics/made_up.hpp"

#include "statistics/split.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Draws of a parameter with so much spread, chance with so much, replications sharing a draw.
std::vector<std::int64_t> values(double parameters, double chance_sd, std::size_t draws,
                                 std::size_t share) {
    QuickRandom chance(71);
    std::vector<std::int64_t> all;
    for (std::size_t d = 0; d < draws; ++d) {
        const double of_draw = parameters * chance.normal();
        for (std::size_t r = 0; r < share; ++r)
            all.push_back(whole(100 + of_draw + chance_sd * chance.normal()));
    }
    return all;
}

/// Standard error of the estimated variance between draws (Searle et al. 1992, 3.6: normal values).
double error_between(double parameters, double chance, double draws, double share) {
    const double between = share * parameters * parameters + chance * chance;
    return std::sqrt(2 * (between * between / (draws - 1) +
                          std::pow(chance, 4) / (draws * (share - 1)))) /
           share;
}

} // namespace

TEST_CASE("the split by hand: draws (1, 3) and (5, 7)") {
    const std::vector<std::int64_t> all{1, 3, 5, 7};
    const auto split = split_uncertainty({all, 2}, true);
    CHECK(split.one_future == Approx(std::sqrt(2.0)));
    CHECK(split.parameters == Approx(std::sqrt((16 - 2) / 2.0)));
    CHECK(split.monte_carlo == Approx(2));
    const auto certain = split_uncertainty({all, 1}, false);
    CHECK(certain.parameters == 0);
    CHECK(certain.one_future == Approx(std::sqrt(20.0 / 3)));
    CHECK(std::isnan(split_uncertainty({all, 1}, true).parameters));
    CHECK(std::isnan(split_uncertainty({all, 4}, true).parameters));
}

TEST_CASE("chance and parameters are separated, and the mean's error from both") {
    const double draws = 1000, share = 4, parameters = 2, chance = 5;
    const auto all = values(parameters, chance, 1000, 4);
    const auto split = split_uncertainty({all, 4}, true);
    const double between = std::pow(split.parameters / unit, 2);
    const double error = error_between(parameters, chance, draws, share);
    CHECK(std::fabs(between - parameters * parameters) < 4 * error);
    CHECK(split.one_future / unit ==
          Approx(chance).margin(4 * chance / std::sqrt(2 * draws * (share - 1))));
    // Control: the plain variance of draw means counts the chance that is left in them.
    const double raw = between + std::pow(split.one_future / unit, 2) / share;
    CHECK(std::fabs(raw - parameters * parameters) > 8 * error);
}

TEST_CASE("differences are missing where either is") {
    const std::int64_t none = std::numeric_limits<std::int64_t>::min();
    const std::vector<std::int64_t> a{5, none, 7}, b{1, 2, none};
    CHECK(differences({a}, {b}) == std::vector<std::int64_t>{4, none, none});
}

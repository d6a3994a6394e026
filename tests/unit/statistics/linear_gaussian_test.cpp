#include "statistics/linear_gaussian.hpp"
#include "tests/catch.hpp"
#include "tests/unit/statistics/known_posterior.hpp"

#include <cmath>

using namespace tenure;

TEST_CASE("the posterior of the known linear example is that worked out exactly") {
    const GaussianPosterior p =
        linear_gaussian(test::known_sums(), test::known_values(), test::known_noise());
    for (std::size_t k = 0; k < 3; ++k) {
        CHECK(std::fabs(p.mean[k] - test::known_mean[k]) < 5e-7);
        CHECK(std::fabs(p.sd[k] - test::known_sd[k]) < 5e-7);
    }
}

TEST_CASE("with noise that is wrong the known example is missed") {
    std::vector<double> noise = test::known_noise();
    noise[3] = 0.025;
    const GaussianPosterior p = linear_gaussian(test::known_sums(), test::known_values(), noise);
    CHECK(std::fabs(p.mean[0] - test::known_mean[0]) > 0.02);
    CHECK(std::fabs(p.sd[2] - test::known_sd[2]) > 0.01);
}

TEST_CASE("a number that nothing was seen of keeps its prior") {
    Grid a(1, 2);
    a.at(0, 0) = 1;
    const GaussianPosterior p = linear_gaussian(a, {2}, {1});
    CHECK(p.mean[0] == Approx(1));
    CHECK(p.sd[0] == Approx(std::sqrt(0.5)));
    CHECK(p.mean[1] == 0);
    CHECK(p.sd[1] == 1);
}

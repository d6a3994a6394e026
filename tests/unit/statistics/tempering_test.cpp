#include "statistics/tempering.hpp"
#include "tests/catch.hpp"
#include "tests/unit/statistics/known_posterior.hpp"
#include "tests/unit/statistics/mixed_chance.hpp"

#include <cmath>

using namespace tenure;

namespace {

LogLikelihood linear_likelihood(std::vector<double> noise) {
    return [noise](const double* theta) {
        const Grid a = test::known_sums();
        const std::vector<double> y = test::known_values();
        double sum = 0;
        for (std::size_t r = 0; r < a.rows; ++r) {
            double off = y[r];
            for (std::size_t k = 0; k < a.columns; ++k) off -= a.at(r, k) * theta[k];
            sum -= off * off / noise[r] / 2;
        }
        return sum;
    };
}

/// How many standard errors the farthest mean or spread lies from the known one, errors from
/// independent runs.
double farthest(const std::vector<double>& noise) {
    constexpr int runs = 20;
    double sums[6] = {}, squares[6] = {};
    for (int run = 0; run < runs; ++run) {
        const Tempered t = tempered({3, 512, 0.5, 6}, linear_likelihood(noise),
                                    test::mixed_chance(static_cast<std::uint64_t>(run + 1)));
        for (std::size_t k = 0; k < 3; ++k) {
            sums[k] += t.mean[k];
            squares[k] += t.mean[k] * t.mean[k];
            sums[k + 3] += t.sd[k];
            squares[k + 3] += t.sd[k] * t.sd[k];
        }
    }
    double worst = 0;
    for (std::size_t k = 0; k < 6; ++k) {
        const double mean = sums[k] / runs;
        const double error = std::sqrt((squares[k] / runs - mean * mean) / (runs - 1));
        const double known = k < 3 ? test::known_mean[k] : test::known_sd[k - 3];
        worst = std::max(worst, std::fabs(mean - known) / error);
    }
    return worst;
}

} // namespace

TEST_CASE("sequential Monte Carlo finds the known linear posterior within 4 standard errors") {
    CHECK(farthest(test::known_noise()) < 4);
}

TEST_CASE("with noise that is wrong sequential Monte Carlo misses the known posterior") {
    CHECK(farthest({0.04, 0.09, 0.04, 0.025}) > 8);
}

TEST_CASE("the evidence of one value about a normal number is that of their sum") {
    // y = 1.5 = theta + e, both N(0, 1): log N(1.5; 0, 2) less the constant of the likelihood.
    const auto fit = [](const double* x) { return -(1.5 - x[0]) * (1.5 - x[0]) / 2; };
    const Tempered t = tempered({1, 4096, 0.5, 6}, fit, test::mixed_chance(3));
    CHECK(t.log_evidence == Approx(-std::log(2.0) / 2 - 1.5 * 1.5 / 4).margin(0.03));
    CHECK(t.mean[0] == Approx(0.75).margin(0.06));
    CHECK(t.accepted > 0.2);
    CHECK(t.accepted < 0.99);
}

TEST_CASE("draws do not depend on the order in which random numbers are asked for") {
    const Tempered a =
        tempered({3, 64, 0.5, 2}, linear_likelihood(test::known_noise()), test::mixed_chance(9));
    const Tempered b =
        tempered({3, 64, 0.5, 2}, linear_likelihood(test::known_noise()), test::mixed_chance(9));
    CHECK(a.draws.values == b.draws.values);
}

TEST_CASE("two separate peaks are both found") {
    const auto fit = [](const double* x) {
        const double near = -(x[0] - 1.5) * (x[0] - 1.5) / 0.02,
                     far = -(x[0] + 1.5) * (x[0] + 1.5) / 0.02;
        return std::log(std::exp(near) + std::exp(far) + 1e-300);
    };
    const Tempered t = tempered({1, 2048, 0.5, 6}, fit, test::mixed_chance(4));
    double above = 0;
    for (const double x : t.draws.values) above += x > 0 ? 1.0 / 2048 : 0;
    CHECK(above == Approx(0.5).margin(0.1));
}

#include "statistics/rate_ratio.hpp"
#include "tests/catch.hpp"
#include "tests/unit/statistics/quick_random.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

std::int64_t poisson(RandomStream& chance, double mean) {
    std::int64_t k = 0;
    for (double left = mean; (left += std::log(chance.uniform())) > 0;) ++k;
    return k;
}

/// Unit means lognormal with that mean, so that counts scatter more than Poisson counts do.
std::vector<std::int64_t> group(RandomStream& chance, std::size_t units, double mean,
                                double log_sd) {
    std::vector<std::int64_t> all;
    for (std::size_t i = 0; i < units; ++i)
        all.push_back(
            poisson(chance, mean * std::exp(log_sd * chance.normal() - log_sd * log_sd / 2)));
    return all;
}

struct Both {
    Detection quasi_poisson, naive;
};

Both evaluated(double truth, std::size_t units, double mean, double log_sd, int times) {
    RandomStream chance(20240701);
    std::vector<RateRatio> quasi_poisson, naive;
    for (int k = 0; k < times; ++k) {
        const auto treated = group(chance, units, mean * truth, log_sd);
        const auto control = group(chance, units, mean, log_sd);
        quasi_poisson.push_back(quasi_poisson_ratio(treated, control));
        naive.push_back(poisson_ratio(treated, control));
    }
    return {detection(quasi_poisson, truth), detection(naive, truth)};
}

bool near(const Share& share, double expected) {
    return std::fabs(share.value - expected) < 4 * share.std_error;
}

} // namespace

TEST_CASE("a rate ratio is what is worked out by hand") {
    const std::vector<std::int64_t> treated{10, 12, 8}, control{20, 18, 22};
    const RateRatio r = quasi_poisson_ratio(treated, control);
    CHECK(r.ratio == Approx(0.5));
    CHECK(r.dispersion == Approx(0.3)); // (8/10 + 8/20) / 4
    const double error = std::sqrt(0.3 * (1 / 30.0 + 1 / 60.0)), far = 2.7764451; // t, 4 df
    CHECK(r.low == Approx(0.5 * std::exp(-far * error)));
    CHECK(r.high == Approx(0.5 * std::exp(far * error)));
    CHECK(r.p_value == Approx(0.00480445)); // t = 5.6595, in closed form
    const RateRatio naive = poisson_ratio(treated, control);
    CHECK(naive.low == Approx(0.5 * std::exp(-1.959964 * std::sqrt(0.05))));
    CHECK(naive.p_value == Approx(0.00193620)); // z = 3.09985
}

TEST_CASE("no ratio is made up where a group has no count, or nothing varies") {
    const std::vector<std::int64_t> none{0, 0}, some{3, 4}, even{5, 5};
    CHECK_FALSE(quasi_poisson_ratio(none, some).known);
    CHECK_FALSE(poisson_ratio(some, none).known);
    CHECK_FALSE(quasi_poisson_ratio(even, even).known);
    const Detection d = detection({quasi_poisson_ratio(none, some)}, 1);
    CHECK(d.known == 0);
    CHECK(d.power.value == 0);
}

TEST_CASE("without an effect 5% of evaluations find one, and a naive test far more") {
    const Both d = evaluated(1, 12, 30, 0.3, 4000); // within 4 standard errors: 1 in 15,800
    CHECK(near(d.quasi_poisson.power, 0.05));
    CHECK(near(d.quasi_poisson.coverage, 0.95));
    CHECK(d.naive.power.value > 0.2); // the control: it ignores how units differ
    CHECK(d.naive.coverage.value < 0.8);
}

TEST_CASE("power, wrong signs and exaggeration go as theory has it") {
    const double spread = std::sqrt(std::exp(0.09) - 1); // of a lognormal of 0.3
    const Both weak = evaluated(0.9, 3, 10, 0.3, 3000), strong = evaluated(0.6, 30, 30, 0.3, 3000);
    CHECK(weak.quasi_poisson.power.value < 0.12);
    CHECK(weak.quasi_poisson.wrong_sign.value > 0.05);
    CHECK(weak.quasi_poisson.exaggeration > 2);
    CHECK(strong.quasi_poisson.power.value > 0.99);
    CHECK(strong.quasi_poisson.wrong_sign.value == 0);
    CHECK(strong.quasi_poisson.exaggeration == Approx(1).epsilon(0.05));
    const Both middling = evaluated(0.8, 24, 30, 0.3, 3000);
    CHECK(middling.quasi_poisson.power.value ==
          Approx(approximate_power(0.8, 30, spread, 24)).margin(0.04));
    CHECK(approximate_power(1, 30, spread, 1000) == Approx(0.05).margin(0.001));
}

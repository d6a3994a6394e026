#include "statistics/distribution.hpp"
#include "statistics/exceedance.hpp"
#include "tests/catch.hpp"

using namespace tenure;

TEST_CASE("bounds of a share are Clopper's and Pearson's") {
    // Their published two-sided 95% interval for 10 of 100: 4.90% to 17.62%.
    CHECK(share_at_least(10, 100, 0.025) == Approx(0.0490).margin(5e-5));
    CHECK(share_at_most(10, 100, 0.025) == Approx(0.1762).margin(5e-5));
    CHECK(share_at_least(0, 50, 0.05) == 0);
    CHECK(share_at_most(50, 50, 0.05) == 1);
    CHECK(share_at_least(50, 50, 0.05) == Approx(std::pow(0.05, 0.02)));
}

TEST_CASE("the hits needed are the fewest whose chance without the share is small enough") {
    for (const std::int64_t n : {128, 512, 2048})
        for (const double p : {0.5, 0.8, 0.95}) {
            const std::int64_t k = hits_needed(n, p, 0.03);
            REQUIRE(k <= n);
            CHECK(1 - binomial_probability(k - 1, n, p) <= 0.03);
            CHECK(1 - binomial_probability(k - 2, n, p) > 0.03);
            CHECK(share_at_least(k, n, 0.03) >= p);
            CHECK(share_at_least(k - 1, n, 0.03) < p);
        }
    CHECK(hits_needed(10, 0.9, 0.01) == 11);
    CHECK(power_of(10, 0.9, 0.01, 0.999) == 0);
}

TEST_CASE("a quantile lies between order statistics, with an error from their spacing") {
    std::vector<double> values;
    for (int i = 0; i < 1000; ++i) values.push_back((i * 389) % 1000);
    const Reckoned q = quantile_with_error(values, 0.8);
    CHECK(q.value == Approx(799.5).margin(0.01));
    CHECK(q.std_error == Approx(1000 * std::sqrt(0.16 / 1000)).epsilon(0.01));
    const Reckoned same = quantile_with_error(std::vector<double>(100, 3.0), 0.8);
    CHECK(same.value == 3);
    CHECK(same.std_error == 0);
}

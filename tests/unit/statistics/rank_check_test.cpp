#include "statistics/implausibility.hpp"
#include "statistics/rank_check.hpp"
#include "tests/catch.hpp"

using namespace tenure;

TEST_CASE("ranks that are spread evenly pass, ranks that are not fail") {
    std::vector<std::size_t> even, narrow;
    for (std::size_t i = 0; i < 400; ++i) {
        even.push_back(i % 100);
        narrow.push_back(25 + i % 50); // as from draws twice as wide as they should be
    }
    const RankCheck good = rank_check(even, 99, 20);
    CHECK(good.chi_squared == Approx(0).margin(1e-12));
    CHECK(good.p_value > 0.999);
    CHECK(good.covered_90 == Approx(0.9));
    const RankCheck bad = rank_check(narrow, 99, 20);
    CHECK(bad.chi_squared == Approx(400)); // 10 bins of 40 and 10 of none, for 20
    CHECK(bad.p_value < 1e-6);
    CHECK(bad.covered_90 == Approx(1));
}

TEST_CASE("the tail of chi-squared is that of its tables") {
    // Two bins, 1 degree of freedom: 100 - 2k and k apart; 95% point 3.84, 20 bins: 30.14.
    std::vector<std::size_t> ranks(59, 0);
    ranks.insert(ranks.end(), 41, 1);
    CHECK(rank_check(ranks, 1, 2).chi_squared == Approx(3.24));
    CHECK(rank_check(ranks, 1, 2).p_value == Approx(0.0719).margin(0.004));
}

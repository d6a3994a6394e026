#include "tests/catch.hpp"
#include "tests/unit/statistics/quick_random.hpp"

#include "core/contract.hpp"
#include "statistics/histogram.hpp"
#include "statistics/order.hpp"

#include <algorithm>
#include <vector>

using namespace tenure;

namespace {

Bins binned(const std::vector<std::int64_t>& values, std::int64_t width) {
    Bins bins;
    for (const auto v : values) {
        merge(bins, {{bin_of(v, width), 1}});
    }
    return bins;
}

/// The smallest value that at least p in 1000 do not exceed.
std::int64_t by_definition(const std::vector<std::int64_t>& values, std::uint32_t p) {
    std::int64_t best = INT64_MAX;
    for (const auto candidate : values) {
        const auto reached = std::count_if(values.begin(), values.end(),
                                           [&](std::int64_t v) { return v <= candidate; });
        if (static_cast<std::size_t>(reached) * 1000 >= p * values.size())
            best = std::min(best, candidate);
    }
    return best;
}

/// How often the interval for the quantile `p` holds that of the uniform law.
std::int64_t times_covered(test::RandomStream& chance, const RankInterval& ranks, std::size_t n,
                           double p, int trials) {
    std::int64_t covered = 0;
    std::vector<double> values(n);
    for (int t = 0; t < trials; ++t) {
        for (auto& v : values) v = chance.uniform();
        std::sort(values.begin(), values.end());
        covered += values[ranks.low - 1] <= p && p < values[ranks.high - 1];
    }
    return covered;
}

} // namespace

TEST_CASE("quantiles of values and of histograms are those of the definition") {
    test::RandomStream chance(3);
    for (const std::size_t n : {1u, 2u, 19u, 20u, 21u, 100u}) {
        std::vector<std::int64_t> values;
        for (std::size_t i = 0; i < n; ++i) values.push_back(chance.whole(60) - 30);
        std::sort(values.begin(), values.end());
        for (const std::uint32_t p : {1u, 50u, 250u, 500u, 750u, 950u, 1000u}) {
            const std::int64_t expected = by_definition(values, p);
            const auto exact = static_cast<double>(expected);
            CHECK(quantile(values, {p}) == expected);
            CHECK(quantile(binned(values, 1), {p}, 1) == exact);
            CHECK(std::fabs(quantile(binned(values, 7), {p}, 7) - exact) <= 3);
        }
    }
}

TEST_CASE("a multiple of the width is its own quantile, and other values go to the nearest") {
    for (const std::int64_t v : {-20'000, -1000, 0, 1000, 10'000})
        for (const std::uint32_t p : {50u, 500u, 950u})
            CHECK(quantile(binned({v, v, v}, 1000), {p}, 1000) == static_cast<double>(v));
    CHECK(bin_of(10'499, 1000) == 10);
    CHECK(bin_of(10'500, 1000) == 11);
    CHECK(bin_of(-500, 1000) == 0);
    CHECK(bin_of(-501, 1000) == -1);
}

TEST_CASE("a rank is never rounded, however many values there are") {
    CHECK(rank_of({50}, 1000) == 50);
    CHECK(rank_of({50}, 1001) == 51);
    CHECK(rank_of({1000}, 7) == 7);
    CHECK(rank_of({1}, 7) == 1);
    CHECK(rank_of({500}, 18'000'000'000'000'000'000u) == 9'000'000'000'000'000'000u);
    CHECK_THROWS_AS(rank_of({50}, 0), ContractViolation);
}

TEST_CASE("histograms merge to the same bins in any order") {
    const Bins a{{-2, 1}, {0, 3}, {5, 1}}, b{{-3, 2}, {0, 1}}, c{{6, 1}};
    Bins forwards = a, backwards = c;
    merge(forwards, b);
    merge(forwards, c);
    merge(backwards, b);
    merge(backwards, a);
    CHECK(forwards == Bins{{-3, 2}, {-2, 1}, {0, 4}, {5, 1}, {6, 1}});
    CHECK(forwards == backwards);
    CHECK(count(forwards) == 9);
}

TEST_CASE("the interval of a quantile has the exact ranks and coverage") {
    const auto ranks = quantile_interval(1000, 0.9, 0.95);
    CHECK(ranks.low == 881);
    CHECK(ranks.high == 919);
    CHECK(ranks.coverage == Approx(0.954907).margin(5e-7));
    const auto few = quantile_interval(5, 0.5, 0.95);
    CHECK(few.low == 0);
    CHECK(few.high == 6);
    CHECK(few.coverage == 1);
}

TEST_CASE("a tenth decile of uniforms is covered as often as stated") {
    test::RandomStream chance(4);
    const auto ranks = quantile_interval(100, 0.9, 0.9);
    const auto covered = times_covered(chance, ranks, 100, 0.9, 4000);
    REQUIRE(test::plausible_share(covered, 4000, ranks.coverage));
    // Negative control: one rank to either side.
    const auto narrower = times_covered(chance, {ranks.low + 1, ranks.high - 1, 0}, 100, 0.9, 4000);
    REQUIRE_FALSE(test::plausible_share(narrower, 4000, ranks.coverage));
}

#include "tests/catch.hpp"
#include "tests/unit/statistics/quick_random.hpp"

#include "core/contract.hpp"
#include "statistics/estimate.hpp"

#include <vector>

using namespace tenure;

namespace {

constexpr std::int64_t none = INT64_MIN;
using Values = std::vector<std::int64_t>;

Sample sample(const Values& values, std::uint32_t share = 1) { return {values, share, none}; }

double error_of(const std::vector<double>& independent) {
    double mean = 0, squares = 0;
    const auto n = static_cast<double>(independent.size());
    for (const double x : independent) mean += x / n;
    for (const double x : independent) squares += (x - mean) * (x - mean);
    return std::sqrt(squares / (n - 1) / n);
}

/// 40 draws of 4 replications: half of the variance is the draw's.
Values shared_draws(test::RandomStream& chance) {
    Values values;
    for (int draw = 0; draw < 40; ++draw) {
        const double common = chance.normal();
        for (int i = 0; i < 4; ++i)
            values.push_back(static_cast<std::int64_t>(1e6 * (common + chance.normal())));
    }
    return values;
}

/// How often of 2000 studies a 95% interval for the mean 0 holds it.
std::int64_t times_covered(test::RandomStream& chance, std::uint32_t told_share) {
    std::int64_t covered = 0;
    for (int study = 0; study < 2000; ++study) {
        const Values values = shared_draws(chance);
        const Interval interval = t_interval(estimate(sample(values, told_share)));
        covered += interval.low <= 0 && 0 <= interval.high;
    }
    return covered;
}

} // namespace

TEST_CASE("one replication a draw gives the usual mean, error and t interval") {
    const Values values{3, 5, 7, none, 9};
    const Estimate e = estimate(sample(values));
    CHECK(e.values == 4);
    CHECK(e.draws == 4);
    CHECK(e.mean == 6);
    CHECK(e.std_error == Approx(error_of({3, 5, 7, 9})).epsilon(1e-15));
    const Interval interval = t_interval(e);
    CHECK(interval.high - e.mean == Approx(3.182446305284263 * e.std_error).epsilon(1e-12));
    CHECK(e.mean - interval.low == Approx(interval.high - e.mean).epsilon(1e-12));
}

TEST_CASE("equal draws have the error of their means") {
    const Values values{1, 3, 10, 20, -4, -8, 7, 8};
    const Estimate e = estimate(sample(values, 2));
    CHECK(e.draws == 4);
    CHECK(e.mean == Approx(37.0 / 8).epsilon(1e-15));
    CHECK(e.std_error == Approx(error_of({2, 15, -6, 7.5})).epsilon(1e-14));
}

TEST_CASE("unequal draws have the error of a ratio") {
    const Values values{1, none, 10, 20, none, none, 7};
    const Estimate e = estimate(sample(values, 2));
    CHECK(e.values == 4);
    CHECK(e.draws == 3);
    CHECK(e.mean == 9.5);
    const double squares = 8.5 * 8.5 + 11 * 11 + 2.5 * 2.5;
    CHECK(e.std_error == Approx(std::sqrt(1.5 * squares) / 4).epsilon(1e-14));
}

TEST_CASE("intervals over shared draws cover as stated; forgetting that they share does not") {
    test::RandomStream chance(6);
    REQUIRE(test::plausible_share(times_covered(chance, 4), 2000, 0.95));
    REQUIRE_FALSE(test::plausible_share(times_covered(chance, 1), 2000, 0.95));
}

TEST_CASE("what cannot be known is not told") {
    const Values nothing{none, none}, one{5, none}, same{5, 5, 5}, one_draw{1, 2};
    CHECK(std::isnan(estimate(sample(nothing)).mean));
    CHECK_FALSE(estimate(sample(nothing)).constant);
    CHECK(estimate(sample(one)).mean == 5);
    CHECK(std::isnan(estimate(sample(one)).std_error));
    CHECK(std::isnan(estimate(sample(one_draw, 2)).std_error));
    CHECK(estimate(sample(same)).constant);
    CHECK(estimate(sample(same)).std_error == 0);
    CHECK(std::isnan(t_interval(estimate(sample(same))).low));
}

TEST_CASE("a difference of exactly 0 in every pair is identical and has no interval") {
    const Values a{5, 6, none, 8}, b{5, 6, 7, none}, c{6, 7, 8, 9};
    const PairedDifference same = paired_difference(sample(a), sample(b));
    CHECK(same.identical);
    CHECK(same.difference.values == 2);
    CHECK(same.difference.mean == 0);
    CHECK(std::isnan(t_interval(same.difference).high));
    const PairedDifference shifted = paired_difference(sample(c), sample(a));
    CHECK_FALSE(shifted.identical);
    CHECK(shifted.difference.constant);
    CHECK(shifted.difference.mean == 1);
    const Values none_left{none, none, 7, none};
    CHECK_FALSE(paired_difference(sample(a), sample(none_left)).identical);
}

TEST_CASE("a paired difference is that of the means over the same pairs") {
    const Values policy{10, 20, 33, none}, baseline{12, 18, 30, 1000};
    const PairedDifference d = paired_difference(sample(policy), sample(baseline));
    CHECK(d.policy == 21);
    CHECK(d.baseline == 20);
    CHECK(d.difference.mean == 1);
    CHECK(d.difference.std_error == Approx(error_of({-2, 2, 3})).epsilon(1e-14));
    // Var policy 133, Var baseline 84, Var difference 7.
    CHECK(d.variance_reduction == Approx(31).epsilon(1e-14));
}

TEST_CASE("large offsets leave no trace in a difference's error") {
    const std::int64_t huge = 4'000'000'000'000'000'000;
    const Values policy{huge + 1, huge + 3, huge}, baseline{huge, huge, huge};
    const PairedDifference d = paired_difference(sample(policy), sample(baseline));
    CHECK(d.difference.std_error == Approx(error_of({1, 3, 0})).epsilon(1e-14));
    const Values opposite{-huge, -huge, -huge};
    CHECK_THROWS_AS(paired_difference(sample(policy), sample(opposite)), ContractViolation);
}

TEST_CASE("where draws belong to scrambled sets, sets are what is independent") {
    // Draws of two replications; sets 0 and 1 in turn: set means (1 + 3 + 9 + 11) / 4 and (4 + 6)
    // / 2.
    const std::vector<std::int64_t> values{1, 3, 4, 6, 9, 11};
    Sample sample{values, 2};
    sample.scrambles = 2;
    const Estimate e = estimate(sample);
    CHECK(e.draws == 2);
    CHECK(e.mean == Approx(34.0 / 6));
    // Sums 24 of 4 and 10 of 2: deviations from n mean are 4/3 and -4/3.
    CHECK(e.std_error == Approx(std::sqrt(2 * 2 * 16.0 / 9) / 6));
    sample.scrambles = 0;
    CHECK(estimate(sample).draws == 3);
    CHECK(estimate(sample).std_error > e.std_error);
    sample.scrambles = 16; // more sets than draws: each draw is one
    CHECK(estimate(sample).std_error == Approx(estimate({values, 2}).std_error));
}

#include "tests/catch.hpp"
#include "tests/unit/statistics/made_up.hpp"

#include "statistics/multiple.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::size_t policies = 5, replications = 40;
constexpr double lead = 0.2; ///< of each policy over the one before

/// Policies under common random numbers (correlation 0.8).
std::vector<std::vector<std::int64_t>> common_random_numbers(QuickRandom& chance) {
    std::vector<std::vector<std::int64_t>> values(policies);
    for (std::size_t r = 0; r < replications; ++r) {
        const double common = chance.normal();
        for (std::size_t p = 0; p < policies; ++p)
            values[p].push_back(whole(lead * static_cast<double>(p) + std::sqrt(0.8) * common +
                                      std::sqrt(0.2) * chance.normal()));
    }
    return values;
}

bool holds(const Interval& i, double x) { return i.low <= x * unit && x * unit <= i.high; }

/// Share of studies in which every interval holds its true value.
struct Coverage {
    double together = 0, against_best = 0, each_alone = 0;
};

Coverage coverage(int studies) {
    QuickRandom chance(20260331);
    Coverage c;
    for (int s = 0; s < studies; ++s) {
        const auto values = common_random_numbers(chance);
        std::vector<Sample> samples;
        for (const auto& each : values) samples.push_back({each});
        std::vector<Estimate> pairs;
        for (std::size_t p = 1; p < policies; ++p)
            pairs.push_back(paired_difference(samples[p], samples[0]).difference);
        const auto intervals = simultaneous_intervals(pairs);
        const auto best = against_the_best(samples, Better::higher);
        bool together = true, alone = true, against = true;
        for (std::size_t p = 0; p < policies; ++p) {
            const double ahead = static_cast<double>(p) - (p + 1 == policies ? 3.0 : 4.0);
            against = against && holds(best[p], lead * ahead);
            if (p == 0) continue;
            together = together && holds(intervals[p - 1], lead * static_cast<double>(p));
            alone = alone && holds(t_interval(pairs[p - 1]), lead * static_cast<double>(p));
        }
        c.together += together;
        c.against_best += against;
        c.each_alone += alone;
    }
    return {c.together / studies, c.against_best / studies, c.each_alone / studies};
}

} // namespace

TEST_CASE("a level is shared out so that several intervals hold together") {
    CHECK(bonferroni_level(0.95, 1) == 0.95);
    CHECK(bonferroni_level(0.95, 5) == Approx(0.99).epsilon(1e-12));
    CHECK_THROWS(bonferroni_level(0.95, 0));
}

TEST_CASE(
    "intervals hold together at 95% under common random numbers; each by itself they do not") {
    constexpr int studies = 1500;
    const Coverage c = coverage(studies);
    const double error = std::sqrt(0.95 * 0.05 / studies);
    CHECK(c.together > 0.95 - 4 * error);
    CHECK(c.against_best > 0.95 - 4 * error);
    // Control: the same check of intervals at 95% each fails, by more than 8 errors.
    CHECK(c.each_alone < 0.95 - 8 * error);
}

TEST_CASE("against the best of the others, by hand") {
    // No spread in any difference: the intervals are the differences.
    const std::vector<std::vector<std::int64_t>> values{{10, 20}, {13, 23}, {11, 21}};
    const std::vector<Sample> samples{{values[0]}, {values[1]}, {values[2]}};
    const auto high = against_the_best(samples, Better::higher);
    CHECK(high[0].low == -3);
    CHECK(high[1].high == 2);
    CHECK(high[2].low == -2);
    const auto low = against_the_best(samples, Better::lower);
    CHECK(low[0].low == 1);
    CHECK(low[1].high == -3);
    const std::vector<std::int64_t> one{5};
    CHECK(std::isnan(against_the_best({{one}, {one}}, Better::higher)[0].low));
}

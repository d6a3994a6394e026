#include "tests/catch.hpp"
#include "tests/unit/statistics/made_up.hpp"

#include "statistics/distribution.hpp"
#include "statistics/stopping.hpp"

#include <cmath>
#include <functional>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Values with a known mean and standard deviation.
struct Law {
    const char* name;
    std::function<double(QuickRandom&)> draw;
    double mean, deviation;
};

const Law laws[] = {
    {"normal", [](QuickRandom& chance) { return chance.normal(); }, 0, 1},
    {"lognormal, log-sd 1", [](QuickRandom& chance) { return std::exp(chance.normal()); },
     std::exp(0.5), std::sqrt((std::exp(1.0) - 1) * std::exp(1.0))},
    {"0 in 90%",
     [](QuickRandom& chance) { return chance.uniform() < 0.9 ? 0 : 1 + chance.normal(); }, 0.1,
     std::sqrt(0.1 * 2 - 0.01)},
};

constexpr double wanted = 0.15; ///< half-width in standard deviations

/// Whether the interval at which the looks end holds the mean.
bool batches_hold(const Law& law, QuickRandom& chance) {
    std::vector<std::int64_t> values;
    for (;;) {
        for (int k = 0; k < 256; ++k) values.push_back(whole(law.draw(chance)));
        const Look look = look_at({values}, 0.95);
        if (!precise_enough(look, wanted * law.deviation * unit)) continue;
        return std::fabs(estimate({values}).mean - law.mean * unit) <= look.half_width;
    }
}

/// The same with a look after every value from the tenth on and nothing to guard it.
bool every_look_holds(const Law& law, QuickRandom& chance) {
    double sum = 0, squares = 0;
    for (double n = 1;; ++n) {
        const double x = law.draw(chance);
        sum += x;
        squares += x * x;
        if (n < 10) continue;
        const double mean = sum / n;
        const double variance = std::max(0.0, squares - n * mean * mean) / (n - 1);
        const double half = t_quantile(0.975, n - 1) * std::sqrt(variance / n);
        if (half <= wanted * law.deviation) return std::fabs(mean - law.mean) <= half;
    }
}

double share(int studies, std::uint64_t seed, const std::function<bool(QuickRandom&)>& holds) {
    QuickRandom chance(seed);
    int held = 0;
    for (int s = 0; s < studies; ++s) held += holds(chance);
    return static_cast<double>(held) / studies;
}

} // namespace

TEST_CASE("an interval stopped at by batches covers .93 at least, whatever the law") {
    constexpr int studies = 1200;
    const double error = std::sqrt(0.93 * 0.07 / studies);
    for (const Law& law : laws) {
        INFO(law.name);
        CHECK(share(studies, 31, [&](QuickRandom& chance) { return batches_hold(law, chance); }) >
              0.93 - 2 * error);
    }
}

TEST_CASE("looks after every replication cover .947, .815 and .488 (control)") {
    constexpr int studies = 400;
    const double expected[] = {0.947, 0.815, 0.488};
    for (int k = 0; k < 3; ++k) {
        INFO(laws[k].name);
        const double held = share(
            studies, 32, [&](QuickRandom& chance) { return every_look_holds(laws[k], chance); });
        CHECK(held ==
              Approx(expected[k]).margin(4 * std::sqrt(expected[k] * (1 - expected[k]) / studies)));
        if (k > 0) CHECK(held < 0.93 - 4 * std::sqrt(0.93 * 0.07 / studies));
    }
}

TEST_CASE("what never differed is identical and never enough") {
    const std::vector<std::int64_t> zeros(1000, 0);
    const Look look = look_at({zeros}, 0.95);
    CHECK(look.identical);
    CHECK(look.half_width == 0);
    CHECK_FALSE(precise_enough(look, 1));
    CHECK_FALSE(look_at({std::span<const std::int64_t>{}}, 0.95).identical);
}

TEST_CASE("thirty draws must have differed, and draws count, not replications") {
    std::vector<std::int64_t> values(4000, 0);
    for (std::size_t k = 0; k < 30; ++k) values[k * 100] = k % 2 ? 1 : -1;
    CHECK(look_at({values}, 0.95).nonzero == 30);
    CHECK(precise_enough(look_at({values}, 0.95), 1));
    values[0] = 0;
    CHECK_FALSE(precise_enough(look_at({values}, 0.95), 1));
    // Four replications a draw, all alike: the width is that of the draws.
    QuickRandom chance(5);
    std::vector<std::int64_t> alike, once;
    for (int d = 0; d < 100; ++d) {
        once.push_back(whole(chance.normal()));
        alike.insert(alike.end(), 4, once.back());
    }
    CHECK(look_at({alike, 4}, 0.95).half_width == Approx(look_at({once}, 0.95).half_width));
    CHECK(look_at({alike, 1}, 0.95).half_width < look_at({alike, 4}, 0.95).half_width / 1.9);
}

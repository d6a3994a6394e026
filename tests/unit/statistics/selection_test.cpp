#include "tests/catch.hpp"
#include "tests/unit/statistics/made_up.hpp"

#include "statistics/selection.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

const double lead = 1 / std::sqrt(10.0);

/// Policy 0 is ahead of three equals by just what is worth finding; values of equal number share
/// random streams.
struct Slippage {
    int right = 0, studies = 0;
    double total = 0, squares = 0;

    void run(double correlation, double alpha, QuickRandom& chance) {
        std::vector<double> common;
        const auto value = [&](std::size_t policy, std::int64_t k) {
            while (common.size() <= static_cast<std::size_t>(k)) common.push_back(chance.normal());
            return (policy == 0 ? lead : 0) +
                   std::sqrt(correlation) * common[static_cast<std::size_t>(k)] +
                   std::sqrt(1 - correlation) * chance.normal();
        };
        SelectionOptions options;
        options.indifference = lead;
        options.alpha = alpha;
        const Selection selection = select_best(4, value, options);
        right += selection.best == 0;
        ++studies;
        const auto taken = static_cast<double>(selection.total);
        total += taken;
        squares += taken * taken;
    }
    double share() const { return static_cast<double>(right) / studies; }
    double mean() const { return total / studies; }
    double mean_error() const {
        return std::sqrt((squares / studies - mean() * mean()) / (studies - 1));
    }
};

Slippage slippage(double correlation, double alpha = 0.05) {
    QuickRandom chance(2001);
    Slippage all;
    for (int s = 0; s < 1500; ++s) all.run(correlation, alpha, chance);
    return all;
}

} // namespace

TEST_CASE("Kim and Nelson's constants") {
    CHECK(kim_nelson(4, 10, 0.05).eta == Approx(0.564680).margin(5e-7));
    CHECK(kim_nelson(4, 10, 0.05).h2 == Approx(10.164243).margin(5e-7));
    CHECK(kim_nelson(10, 24, 0.05).eta == Approx(0.239442).margin(5e-7));
    CHECK(kim_nelson(10, 24, 0.05).h2 == Approx(11.014334).margin(5e-7));
}

TEST_CASE("the best is found in 95 of 100 studies, with fewer values the more chance is shared") {
    const double error = std::sqrt(0.95 * 0.05 / 1500);
    const double expected[] = {289, 147, 44}, correlations[] = {0, 0.5, 0.9};
    for (int k = 0; k < 3; ++k) {
        INFO("correlation " << correlations[k]);
        const Slippage s = slippage(correlations[k]);
        CHECK(s.share() > 0.95 - 2 * error);
        // The totals are given to the nearest whole.
        CHECK(s.mean() == Approx(expected[k]).margin(0.5 + 4 * s.mean_error()));
    }
    // Controls: without common random numbers the total is another, and a careless alpha finds too
    // few.
    CHECK(std::fabs(slippage(0).mean() - 147) > 8 * slippage(0).mean_error());
    CHECK(slippage(0, 0.7).share() < 0.95 - 8 * error);
}

TEST_CASE("policies drop out for good, and values may run out before one is left") {
    const auto value = [](std::size_t policy, std::int64_t k) {
        return static_cast<double>(policy) * 10 + static_cast<double>(k % 3);
    };
    SelectionOptions options;
    options.indifference = 1;
    const Selection clear = select_best(3, value, options);
    CHECK(clear.best == 2);
    CHECK(clear.left == std::vector<std::size_t>{2});
    CHECK(clear.dropped_at == std::vector<std::int64_t>{10, 10, 0});
    CHECK(clear.total == 30);
    options.at_most = 20;
    const auto equal = [](std::size_t policy, std::int64_t k) {
        return static_cast<double>((k * (policy == 0 ? 7 : 5)) % 11);
    };
    const Selection open = select_best(2, equal, options);
    CHECK(open.left.size() == 2);
    CHECK(open.looked_at == std::vector<std::int64_t>{20, 20});
}

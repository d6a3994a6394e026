#include "experiment/calibration_check.hpp"
#include "tests/catch.hpp"
#include "tests/unit/statistics/made_up_runs.hpp"

using namespace tenure;
using test::KnownSimulator;

namespace {

const HierarchySpread usual_spread{{0.3, 0.1, 0.2}, {0.1, 0.2, 0.1}, {0.3, 0.2}};

struct RankCase {
    Emulator emulator;
    Observed observed;
};

/// Eight units of four years; the last two years of unit 3 are of its own months, in which one
/// value is not known, and the last group is the mean of many.
RankCase rank_case() {
    KnownSimulator simulator;
    RankCase c{emulated(test::runs_of(simulator, 32, 11)), test::observed_of(simulator)};
    const std::size_t groups = simulator.groups();
    c.observed.unit.back() = no_unit;
    c.observed.units.assign(groups, 1);
    c.observed.units.back() = 50;
    std::vector<bool> moved(groups, false);
    for (const std::size_t g : {14u, 15u}) {
        moved[g] = true;
        c.observed.values.at(g, 2) = std::nan("");
    }
    c.observed.moved = {moved, {1, 0.4}, {0, 0}};
    return c;
}

} // namespace

TEST_CASE("400 truths of one council that has moved lie among its draws as often as they should") {
    const RankCase c = rank_case();
    const auto checks = rank_checks(c.emulator, c.observed, usual_spread, {3, 400, 3, 1});
    CHECK(ranks_hold(checks)); // false alarm: 1 in 100
    for (const RankCheck& check : checks) {
        CHECK(check.covered_90 >= 0.86);
        CHECK(check.covered_90 <= 0.94);
    }
}

TEST_CASE("ranks find out a likelihood that is three times too sure") {
    const RankCase c = rank_case();
    CHECK_FALSE(ranks_hold(rank_checks(c.emulator, c.observed, usual_spread, {3, 400, {}, 3})));
}

TEST_CASE("truths of what all councils have in common lie as they should") {
    const RankCase c = rank_case();
    CHECK(ranks_hold(rank_checks(c.emulator, c.observed, usual_spread, {5, 400, {}, 1})));
}

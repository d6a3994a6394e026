#include "experiment/calibration.hpp"
#include "tests/catch.hpp"
#include "tests/unit/statistics/made_up_runs.hpp"

using namespace tenure;
using test::KnownSimulator;

namespace {

struct KnownFit {
    KnownSimulator simulator;
    Emulator emulator;
    Observed observed;
};

/// What the simulator makes at known settings, with its own chance and that of years and units.
KnownFit known_fit(const double* settings) {
    KnownFit k;
    k.simulator.units = 16;
    k.emulator = emulated(test::runs_of(k.simulator, 16, 41));
    k.observed = test::observed_of(k.simulator);
    test::RandomStream random(43);
    std::vector<double> years(k.simulator.years), offsets(k.simulator.units);
    for (double& x : years) x = 0.1 * random.normal();
    for (double& x : offsets) x = 0.2 * random.normal();
    for (std::size_t g = 0; g < k.simulator.groups(); ++g) {
        const double x[] = {settings[0] + offsets[k.observed.unit[g]], settings[1]};
        for (std::size_t m = 0; m < 3; ++m)
            k.observed.values.at(g, m) = k.simulator.mean(g, m, x) + years[k.observed.year[g]] +
                                         k.simulator.sd(g, x) * random.normal();
    }
    return k;
}

} // namespace

TEST_CASE("a fit finds the settings that made what was observed, and is nearer than before") {
    const double truth[] = {0.8, -0.6};
    const KnownFit k = known_fit(truth);
    const Calibration fit = calibrated(k.emulator, k.observed, {7, 1024, 256, {}});
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(std::fabs(fit.mean[i] - truth[i]) < 4 * fit.sd[i]);
        CHECK(fit.sd[i] < 0.4);
    }
    CHECK(fit.cannot_match.empty());
    for (const CalibrationMatch& m : fit.matches) {
        CHECK(std::fabs(m.fitted - m.published) < std::fabs(m.before - m.published) + 0.05);
        CHECK(m.covered_90 > 0.75);
    }
}

TEST_CASE("a fit is the same for a seed, and other for another") {
    const double truth[] = {0.5, 0.5};
    const KnownFit k = known_fit(truth);
    const Calibration a = calibrated(k.emulator, k.observed, {7, 256, 64, {}}),
                      b = calibrated(k.emulator, k.observed, {7, 256, 64, {}}),
                      c = calibrated(k.emulator, k.observed, {8, 256, 64, {}});
    CHECK(a.rows.values == b.rows.values);
    CHECK(a.rows.values != c.rows.values);
}

TEST_CASE("a council of its own has rows about its offset, others about none and wider") {
    const double truth[] = {0, 0};
    KnownFit k = known_fit(truth);
    for (std::size_t g = 0; g < k.simulator.years; ++g) // unit 0
        for (std::size_t m = 0; m < 3; ++m)
            k.observed.values.at(g, m) += 1.5 * k.emulator.rows(g).at(m, 0);
    const Calibration own = calibrated(k.emulator, k.observed, {7, 1024, 512, 0}),
                      any = calibrated(k.emulator, k.observed, {7, 1024, 512, {}});
    double own_mean = 0, any_mean = 0;
    for (std::size_t i = 0; i < 512; ++i) {
        own_mean += own.rows.at(i, 0) / 512;
        any_mean += any.rows.at(i, 0) / 512;
    }
    CHECK(own_mean > any_mean + 0.5);
    CHECK(own.row_sd[0] < any.row_sd[0]);
}

TEST_CASE("a target that no setting reaches is named, and none is where all can be reached") {
    const double truth[] = {0.2, 0.2};
    KnownFit k = known_fit(truth);
    CHECK(calibrated(k.emulator, k.observed, {7, 512, 64, {}}).cannot_match.empty());
    for (std::size_t g = 0; g < k.simulator.groups(); ++g) k.observed.values.at(g, 2) += 15;
    const Calibration fit = calibrated(k.emulator, k.observed, {7, 512, 64, {}});
    REQUIRE(fit.cannot_match == std::vector<std::size_t>{2});
    CHECK(fit.implausibility[2] > 3);
}

namespace {

/// What unit 0 does since it has moved: its last two years, by so much of the first number.
KnownFit moved_fit(double by) {
    const double truth[] = {0.2, 0.1};
    KnownFit k = known_fit(truth);
    std::vector<bool> moved(k.simulator.groups(), false);
    test::RandomStream random(47);
    for (std::size_t g = 2; g < 4; ++g) {
        moved[g] = true;
        const double x[] = {truth[0] + by, truth[1]};
        for (std::size_t m = 0; m < 3; ++m)
            k.observed.values.at(g, m) =
                k.simulator.mean(g, m, x) + k.simulator.sd(g, x) * random.normal();
        k.observed.values.at(g, 2) = std::nan(""); // nobody counts it by month
    }
    k.observed.moved = {moved, {3, 0.5}, {0, 0}};
    return k;
}

/// Share of a fit's rows of the first number that lie below.
double share_below(const Calibration& fit, double x) {
    double below = 0;
    for (std::size_t i = 0; i < fit.rows.rows; ++i) below += fit.rows.at(i, 0) < x;
    return below / static_cast<double>(fit.rows.rows);
}

} // namespace

TEST_CASE(
    "a unit that has moved far is within 99% of draws where it is, and one that has not is not") {
    const KnownFit far = moved_fit(4), still = moved_fit(0);
    const Calibration found = calibrated(far.emulator, far.observed, {7, 1024, 512, 0}),
                      none = calibrated(still.emulator, still.observed, {7, 1024, 512, 0});
    CHECK(share_below(found, 4.2) > 0.005);
    CHECK(share_below(found, 4.2) < 0.995);
    CHECK(share_below(found, 1.5) < 0.01);
    CHECK(share_below(none, 0.2) > 0.005);
    CHECK(share_below(none, 0.2) < 0.995);
    CHECK(share_below(none, 4.2) == 1);
    CHECK(found.cannot_match.empty());
    CHECK_FALSE(found.matches[2].known);
    // Without saying that it may have moved it is not found: all its years are one.
    Observed together = far.observed;
    together.moved.reset();
    CHECK(share_below(calibrated(far.emulator, together, {7, 1024, 512, 0}), 4.2) == 1);
}

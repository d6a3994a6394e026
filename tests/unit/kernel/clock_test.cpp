#include "tests/catch.hpp"

#include "kernel/clock.hpp"

#include <cstring>
#include <vector>

using namespace tenure;

namespace {

struct Step {
    double from_year, hazard;
};

/// When a clock of this budget fires under hazards that change at given times, in years.
double fires(double budget, const std::vector<Step>& steps) {
    Clock clock{budget, 0, study_start};
    for (const Step& step : steps) {
        const Instant at = study_start + years(step.from_year);
        if (due(clock) <= at) break;
        set_hazard(clock, step.hazard, at);
    }
    return in_years(due(clock) - study_start);
}

const std::vector<Step> policy_a{{0, 0.10}, {1.5, 0.25}};
const std::vector<Step> policy_b{{0, 0.10}, {1.5, 0.25}, {3, 0.08}};

} // namespace

TEST_CASE("a budget meets a hazard that jumps at the exact time, under two policies") {
    struct Row {
        double budget, a, b;
    };
    const double microsecond = 1.0 / static_cast<double>(microseconds_per_year);
    for (const Row& row : {Row{.05, .5, .5}, Row{.30, 2.1, 2.1}, Row{.60, 3.3, 3.9375},
                           Row{1.0, 4.9, 8.9375}, Row{2.5, 10.9, 27.6875}}) {
        CHECK(fires(row.budget, policy_a) == Approx(row.a).margin(microsecond).epsilon(0));
        CHECK(fires(row.budget, policy_b) == Approx(row.b).margin(microsecond).epsilon(0));
        CHECK(fires(row.budget + 1e-9, policy_a) != Approx(row.a).margin(microsecond).epsilon(0));
    }
}

TEST_CASE("setting a hazard to what it is moves no bit") {
    Clock clock{0.7, 0.13, study_start + days(3)};
    const Clock before = clock;
    for (int day = 4; day < 400; ++day)
        CHECK_FALSE(set_hazard(clock, 0.13, study_start + days(day)));
    CHECK(std::memcmp(&clock, &before, sizeof clock) == 0);
    CHECK(due(clock) == due(before));
    CHECK(set_hazard(clock, 0.14, study_start + days(400)));
    CHECK(due(clock) != due(before));
}

TEST_CASE("a clock without a hazard never fires and loses nothing while it waits") {
    Clock clock{0.5, 0.25, study_start};
    set_hazard(clock, 0, study_start + years(1));
    CHECK(due(clock) == never);
    set_hazard(clock, 0.25, study_start + years(11));
    CHECK(due(clock) == study_start + years(12));
}

TEST_CASE("a spent clock fires at once and never in the past") {
    Clock clock{0.1, 1, study_start};
    const Instant late = study_start + years(2);
    set_hazard(clock, 3, late);
    CHECK(clock.budget == 0);
    CHECK(due(clock) == late);
}

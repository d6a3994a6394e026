#include "statistics/emulator.hpp"
#include "tests/catch.hpp"
#include "tests/unit/statistics/made_up_runs.hpp"

using namespace tenure;
using test::KnownSimulator;

namespace {

/// Root mean square distance from the truth at settings that were not run.
double distance(const Emulator& e, const KnownSimulator& s, std::size_t m) {
    test::RandomStream random(77);
    double sum = 0;
    constexpr int tries = 200;
    for (int t = 0; t < tries; ++t) {
        const double x[] = {random.normal(), random.normal()};
        const auto g = static_cast<std::size_t>(t) % s.groups();
        const double off = e.mean(g, x)[m] - s.mean(g, m, x);
        sum += off * off / tries;
    }
    return std::sqrt(sum);
}

} // namespace

TEST_CASE("an emulator meets a simulator that is a quadratic curve, at settings not run") {
    const KnownSimulator s;
    const Emulator e = emulated(test::runs_of(s, 32, 5));
    for (std::size_t m = 0; m < 3; ++m) CHECK(distance(e, s, m) < 0.12);
    CHECK(e.rows(0).at(0, 0) == Approx(1).margin(0.08));
    CHECK(e.rows(0).at(1, 1) == Approx(0.7).margin(0.08));
    CHECK(e.rows(1).at(1, 1) == Approx(1.3).margin(0.08));
}

TEST_CASE("an emulator's own error is what it is off by at points not seen") {
    KnownSimulator bent;
    bent.bend = 1.5;
    const Emulator straight = emulated(test::runs_of({}, 32, 6)),
                   e = emulated(test::runs_of(bent, 32, 6));
    CHECK(straight.own_error[2] < 0.2);
    CHECK(e.own_error[2] == Approx(distance(e, bent, 2)).epsilon(0.25));
    CHECK(e.own_error[2] > 0.7);
    bent.chance = 1; // which is taken out
    const Emulator noisy = emulated(test::runs_of(bent, 32, 6));
    CHECK(noisy.own_error[2] == Approx(distance(noisy, bent, 2)).epsilon(0.25));
}

TEST_CASE("an emulator tells how chance varies with size and settings") {
    const KnownSimulator s;
    const Emulator e = emulated(test::runs_of(s, 64, 8));
    for (const std::size_t g : {0u, 1u, 2u}) {
        const double at[][2] = {{0, 0}, {1.5, 0}, {-1.5, 1}};
        for (const auto& x : at) CHECK(e.chance_sd(g, x)[0] == Approx(s.sd(g, x)).epsilon(0.1));
    }
    CHECK(e.correlation.at(0, 1) == Approx(0).margin(0.1));
}

// Runs of a simulator that is known exactly, for tests of what is fitted to them.
#pragma once

#include "statistics/hierarchy.hpp"
#include "tests/unit/statistics/quick_random.hpp"

#include <cmath>

namespace tenure::test {

/// Two numbers, three values, groups of units and years in turn; chance of standard deviation
/// `chance` exp(0.2 x_0) over the root of size.
struct KnownSimulator {
    std::size_t units = 8, years = 4;
    double bend = 0; ///< of a curve that no quadratic has
    double chance = 0.5;

    std::size_t groups() const { return units * years; }
    double covariate(std::size_t group) const { return group % 2 == 0 ? -2 : 2; }
    double log_size(std::size_t group) const { return 0.3 * static_cast<double>(group % 3) - 0.3; }
    double level(std::size_t group, std::size_t m) const {
        return 0.1 * static_cast<double>(group) + static_cast<double>(m);
    }
    double mean(std::size_t group, std::size_t m, const double* x) const {
        const double z = covariate(group), base = level(group, m);
        if (m == 0) return base + x[0] + 0.2 * x[1] + 0.1 * x[0] * x[0];
        if (m == 1) return base - 0.5 * x[0] + (1 + 0.15 * z) * x[1] + 0.1 * x[0] * x[1];
        return base + 0.5 * x[1] + bend * std::sin(3 * x[0]);
    }
    double sd(std::size_t group, const double* x) const {
        return chance * std::exp(0.2 * x[0] - 0.5 * log_size(group));
    }
};

inline DesignRuns runs_of(const KnownSimulator& s, std::size_t points, std::uint64_t seed) {
    RandomStream random(seed);
    DesignRuns runs;
    runs.replications = 2;
    runs.covariates = Grid(s.groups(), 1);
    const std::size_t all = s.groups() * points;
    runs.settings = Grid(all, 2);
    runs.values = Grid(all * 2, 3);
    for (std::size_t g = 0; g < s.groups(); ++g) {
        runs.covariates.at(g, 0) = s.covariate(g);
        runs.log_size.push_back(s.log_size(g));
        for (std::size_t p = 0; p < points; ++p) {
            const std::size_t i = g * points + p;
            runs.group.push_back(g);
            for (std::size_t k = 0; k < 2; ++k) runs.settings.at(i, k) = random.normal();
            const double* x = &runs.settings.values[i * 2];
            for (std::size_t r = 0; r < 2; ++r)
                for (std::size_t m = 0; m < 3; ++m)
                    runs.values.at(2 * i + r, m) = s.mean(g, m, x) + s.sd(g, x) * random.normal();
        }
    }
    return runs;
}

/// Units in turn, each with its years; values are to come.
inline Observed observed_of(const KnownSimulator& s) {
    Observed o;
    for (std::size_t g = 0; g < s.groups(); ++g) {
        o.unit.push_back(g / s.years);
        o.year.push_back(g % s.years);
    }
    o.values = Grid(s.groups(), 3);
    return o;
}

} // namespace tenure::test

// The fit of an emulated simulator to what was observed: joint draws of its settings, what was
// learnt, and what cannot be matched.
//
// The spreads of years, offsets and what the model lacks are estimated about the prior's middle and
// again about the posterior's; then the common settings are drawn by sequential Monte Carlo. A row
// is a draw of them with offsets: of the unit asked for, given its values, or of a unit not
// observed. The same for a seed, whatever the machine.
#pragma once

#include "statistics/hierarchy.hpp"
#include "statistics/tempering.hpp"

#include <optional>

namespace tenure {

struct CalibrationPlan {
    std::uint64_t seed = 1;
    std::size_t particles = 2048;
    std::size_t rows = 256;          ///< at most particles
    std::optional<std::size_t> unit; ///< whose offsets; none: any other's
};

/// Of one value, over the groups that count: those of the unit, or all.
struct CalibrationMatch {
    double published = 0, before = 0, fitted = 0; ///< means
    double covered_90 = 0;
    bool known = true; ///< false: no value of it was observed, and all else is 0
};

struct Calibration {
    HierarchySpread spread;
    std::vector<double> mean, sd;          ///< of the common settings, whose prior is N(0, 1)
    Grid rows;                             ///< [row][number], common settings and offsets together
    std::vector<double> row_sd, prior_sd;  ///< by number, with offsets: after and before
    std::vector<CalibrationMatch> matches; ///< by value
    std::vector<std::size_t> cannot_match; ///< values that no settings bring near
    std::vector<double> implausibility;    ///< by value, at the nearest settings
    Grid made, made_sd; ///< [group][value]: mean at the rows' middle, and sd of what is observed
    std::size_t temperatures = 0;
    double accepted = 0;
};

/// @param values as observed; drawn in where they lie far out
Calibration calibrated(const Emulator& emulator, const Observed& observed,
                       const CalibrationPlan& plan);

/// Random numbers at the addresses of a fit.
Chance chance_of(std::uint64_t seed);

} // namespace tenure

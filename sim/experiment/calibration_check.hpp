// Simulation-based calibration of a fit on its own emulator (Talts and others 2018): truths from
// the prior, values made up from each, and where each truth lies among the draws of a fit to them.
//
// Spreads are taken as known, so that what is checked is the emulator's quadratic likelihood, the
// draws, and the offsets of the unit that is fitted.
#pragma once

#include "experiment/calibration.hpp"
#include "statistics/rank_check.hpp"

namespace tenure {

struct RankPlan {
    std::uint64_t seed = 1;
    std::size_t truths = 400;
    std::optional<std::size_t> unit; ///< whose settings are ranked; none: what all have in common
    double sureness = 1;             ///< of the likelihood; a control with more must be found out
};

/// By number. @pre what has moved, if anything has, is the unit
std::vector<RankCheck> rank_checks(const Emulator& emulator, const Observed& observed,
                                   const HierarchySpread& spread, const RankPlan& plan);

/// Whether ranks are uniform at one in a hundred for all numbers together, and 90% intervals cover
/// 86 to 94% of truths on average.
bool ranks_hold(const std::vector<RankCheck>& checks);

} // namespace tenure

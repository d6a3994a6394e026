// Whether any settings bring a model near what was observed (history matching; Vernon, Goldstein &
// Bower 2010).
//
// The implausibility of settings for a target is the distance of what they make from what was
// observed over the standard deviation of all that stands between the two. Above 3 they are
// implausible, whatever the distribution, 19 times of 20 (Pukelsheim 1994).
#pragma once

#include "statistics/grid.hpp"

#include <vector>

namespace tenure {

inline constexpr double most_plausible = 3;

struct Implausibility {
    std::vector<double> by_target; ///< at the settings whose worst target is nearest
    /// Targets that no settings come near, each by itself; or, where any can be had and not all
    /// together, those beyond most_plausible at the nearest settings.
    std::vector<std::size_t> cannot_match;
};

/// @param made [settings][target] @param sd by target, above 0
Implausibility implausibility(const Grid& made, const std::vector<double>& observed,
                              const std::vector<double>& sd);

} // namespace tenure

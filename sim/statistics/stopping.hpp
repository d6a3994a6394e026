// When a difference is known well enough to stop: fixed-width intervals, looked at now and then.
//
// Looking at an interval and stopping when it is short enough (Chow & Robbins 1965) stops too often
// while the spread happens to look small. Three things guard against that: looks come only after
// whole batches of replications; no stop before 30 draws have differed from 0 (a difference that is
// nearly always 0 shows no spread at first); and none before draws number 25 times the squared
// skewness of their means, Cochran's (1977, 2.15) rule for a normal interval to hold.
#pragma once

#include "statistics/estimate.hpp"

#include <cstdint>

namespace tenure {

inline constexpr std::int64_t least_nonzero_draws = 30;

/// One look at the paired differences so far.
struct Look {
    double half_width = not_known; ///< of the interval; 0 where no difference differs from another
    std::int64_t nonzero = 0;      ///< draws in which any difference is not 0
    double skewness = 0;           ///< of the means of independent draws
    std::int64_t draws = 0;        ///< independent ones
    bool identical = false;        ///< every difference so far is 0
};

/// @param level of the interval
Look look_at(const Sample& differences, double level);

/// Whether a look allows to stop. Differences that are all 0 never do: nothing was learnt of what
/// was not drawn.
bool precise_enough(const Look& look, double half_width);

} // namespace tenure

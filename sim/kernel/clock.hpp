// A unit-exponential clock on a constant hazard: it fires when the hazard it has lived through
// reaches its budget, and keeps what it has used when the hazard changes.
//
// Carrying the unspent budget is the random time change representation of a jump process; two
// policies that share a clock stay coupled (Rathinam, Sheppard & Khammash 2010).
#pragma once

#include "core/time.hpp"

namespace tenure {

/// Times are exact microseconds; hazards are per year.
struct Clock {
    double budget = 0; ///< what was left at `since`, >= 0
    double hazard = 0;
    Instant since{};
};

/// When it fires at its present hazard; `never` at hazard 0.
inline Instant due(const Clock& clock) {
    if (!(clock.hazard > 0)) return never;
    return clock.since + years(clock.budget / clock.hazard);
}

/// Sets the hazard from now on. Setting it to the value it has changes nothing, to the bit.
/// @return whether anything changed
inline bool set_hazard(Clock& clock, double hazard, Instant now) {
    if (hazard == clock.hazard) return false;
    clock.budget -= clock.hazard * in_years(now - clock.since);
    if (clock.budget < 0) clock.budget = 0;
    clock.since = now;
    clock.hazard = hazard;
    return true;
}

} // namespace tenure

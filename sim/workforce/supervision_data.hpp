// Supervision: its rules, and what each practitioner has of it; supervision.hpp says how it works.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "random/address.hpp"

#include <cstdint>

namespace tenure {

/// How often somebody newly qualified is due, by time since they started.
struct SupervisionParameters {
    double interval_weeks = 4;              ///< everybody else
    double newly_qualified_first_weeks = 6; ///< so long
    double newly_qualified_first_interval_weeks = 1;
    double newly_qualified_then_months = 6; ///< until then
    double newly_qualified_then_interval_weeks = 2;
    double stand_in_span = 0; ///< of whoever stands in for supervisors
};

/// Beside the practitioner of the same index.
struct Supervised {
    Instant next = never;            ///< session
    std::uint32_t session = 0;       ///< since they joined
    std::uint32_t due = 0, held = 0; ///< sessions, ever; only grow
};

/// A session was due.
inline void note_session(Supervised& x, bool held) {
    ++x.due;
    x.held += held;
}

/// What they could supervise, in their role or as a stand-in; beside the practitioner of the same
/// index, in one cache line. Rates are ten-thousandths of a session in 4 weeks, stores rates x
/// microseconds.
struct alignas(64) Supervisor {
    std::int64_t store = 0;
    std::int64_t most = 0; ///< 4 weeks' worth, at least a session; 0: they never could
    Instant filled_to{};
    std::int32_t rate = 0;                      ///< now; 0 while they are away
    std::int32_t reserve_rate = 0;              ///< likewise, in a manager's place
    std::int64_t reserve = 0, most_reserve = 0; ///< store in a manager's place
    TeamId team; ///< in whose list of supervisors they stand; empty: in none
    std::uint32_t listed_at = 0;
};
static_assert(sizeof(Supervisor) == 64);

/// One of those whose role supervises.
struct TeamSupervisor {
    PractitionerId who;
    Entity name;
    bool learners_only = false;     ///< nobody else
    std::int32_t most_learners = 0; ///< of the team, beside cases; 0: no limit
};

} // namespace tenure

// Work: who works where, with how much room for cases.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "random/address.hpp"

#include <cstdint>

namespace tenure {

/// Beside the practitioner of the same index, in one cache line. Amounts of work are hundredths of
/// an ordinary case.
struct alignas(64) Worker {
    TeamId team;                 ///< where they work; empty: nowhere
    std::uint32_t listed_at = 0; ///< in the list of that team
    std::int16_t productivity = 100;
    std::uint8_t share = 100; ///< of the norm they are up to now, %: 0 away, 50 phased return
    std::int32_t norm = 0; ///< of their arrangement x FTE x productivity, when all of them is there
    std::int32_t cap = 0;  ///< of load: no case is given beyond it
    std::int32_t load = 0; ///< weights of the cases they hold
    std::uint32_t cases = 0;
    CaseId first_case, last_case; ///< longest held first; the others are linked between them
    bool covers = false;          ///< elsewhere, sent by the peripatetic pool
    bool trained = false;         ///< to stay with children
    std::uint16_t owed = 0; ///< hundredths of working days given to something else, not felt yet
    Instant accrued_to{};
    std::int64_t load_time = 0; ///< load x microseconds while share > 0, since it was last taken
    std::int64_t norm_time = 0; ///< norm x share x microseconds
};
static_assert(sizeof(Worker) == 64);

/// One of a team's workers, with what somebody who looks for a place asks of each.
struct TeamMember {
    PractitionerId who;
    Entity name;
    std::int32_t room = 0; ///< workload::room()
    bool learner = false;  ///< in a role of a learning track
};

/// Who has most room has the highest; of two with the same, the one whose name is the lower, so
/// that no list's order decides.
inline std::int64_t rank(const TeamMember& x) {
    return static_cast<std::int64_t>(x.room) * (std::int64_t{1} << 32) +
           (0xffffffffu - x.name.bits);
}

} // namespace tenure

// An event mix: what a simulation asks of its agenda, recorded so that any agenda can be asked it.
#pragma once

#include "kernel/agenda.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenure::benchmarks {

/// A request is an entry to plan, or one of these.
inline constexpr ScheduledEvent hand_out_next{-1, 0};
inline constexpr ScheduledEvent begin_anew{-2, 0};
inline bool begins(const ScheduledEvent& request) { return request.time == begin_anew.time; }

struct Mix {
    std::string name;
    Instant horizon{};
    std::size_t expected = 0;
    std::vector<ScheduledEvent> requests;
    std::size_t handed_out = 0;
};

/// The hold model in the proportions of the benchmark ladder: so many pending, exponential waits
/// with a mean of 1/4.8 of the horizon; two in three events re-plan somebody else too, so that 40%
/// of what comes up is superseded. Small ones are many different replications, lest the
/// processor learn one by heart.
Mix hold(std::size_t pending);

/// Reads a recorded mix: "horizon MICROSECONDS", "expected N", then a line per request, "+ TIME
/// ORDER" to plan, "-" for the next and "=" for another replication.
Mix read_mix(const std::string& file);

} // namespace tenure::benchmarks

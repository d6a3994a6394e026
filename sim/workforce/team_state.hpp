// A team in a replication: who works in it, who supervises, and which cases wait.
#pragma once

#include "core/id.hpp"
#include "workforce/supervision_data.hpp"
#include "workforce/workload_data.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

struct TeamState {
    std::vector<TeamMember> workers;
    TeamMember roomiest; ///< the highest in rank() of the workers, where that is known
    bool roomiest_known = false;
    std::vector<TeamSupervisor> supervisors;
    CaseId first_waiting, last_waiting; ///< cases without a worker, longest wait first
    std::uint32_t waiting = 0;
};

} // namespace tenure

// Social workers in schools and changes of demand, as written and as compiled; school_pilot.hpp
// says how the pilot works.
#pragma once

#include "core/id.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenure {

struct SchoolPilot {
    int treated = 0; ///< of the authority's schools
    int workers = 0;
    int managers = 0;
    std::string worker_role, manager_role;
    double worker_gbp_per_hour = 0; ///< to the worker
    double manager_gbp_per_hour = 0;
    double margin = 0; ///< of agency and on-costs, on top of what the worker is paid
    double hours_per_week = 37;
    double demand_factor = 1; ///< on referrals from the treated schools
    bool repeats_yearly = false;
};

/// Referrals to services times a factor.
struct DemandChange {
    std::vector<std::string> services; ///< empty: all
    double factor = 1;
};

/// A SchoolPilot with names resolved.
struct PilotModel {
    TeamId team; ///< of its own, behind those of the authority
    int treated = 0, workers = 0, managers = 0;
    RoleId worker_role, manager_role;
    std::int64_t worker_pence_per_week = 0, manager_pence_per_week = 0; ///< charged
    double demand_factor = 1;
};

} // namespace tenure

// Casework as compiled: services with their referrals, stages with their teams, names resolved.
#pragma once

#include "core/id.hpp"
#include "workforce/authority.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

inline constexpr double most_demand = 3; ///< times the referrals of the baseline

/// A time during which referrals come at one rate.
struct Season {
    Instant from;
    double before = 0; ///< referrals until then, on average
    double rate = 0;   ///< referrals a year
};

struct ServiceModel {
    std::vector<Season> seasons;
    StageId first;
    double coming_back = 0; ///< mean number of closed cases that will be opened again
};

struct StageModel {
    std::uint32_t kind = 0;         ///< of team
    std::vector<TeamId> teams;      ///< of that kind
    std::vector<double> team_up_to; ///< cumulative shares of the children, by team
    std::int32_t weight = 100;      ///< hundredths
    Law duration;
    std::vector<StageId> next;
    std::vector<double> up_to; ///< cumulative probabilities of next
    bool looked_after = false, closed_to_learners = false;
    double under_way = 0;              ///< mean number of cases in it
    std::vector<double> service_up_to; ///< cumulative shares of them, by service
};

/// Means are those of a system that has run for ever with as many workers as it needs.
struct CaseworkModel {
    Duration delay_of_change{}; ///< of the stage, by each change of worker
    std::vector<ServiceModel> services;
    std::vector<StageModel> stages;
    double under_way = 0;       ///< mean number of cases, open or to come back
    double events_per_year = 0; ///< mean number
    bool demand_may_rise = false;
    CaseworkParameters rules; ///< its names are not used any more
};

} // namespace tenure

// What the policy blocks in force make of the rules: plain data of one replication.
#pragma once

#include "core/id.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

/// What active policy blocks make of the rules.
struct PolicyEffects {
    std::vector<double> leaving; ///< role x destination
    std::vector<double> portfolio_speed;
    std::vector<double> pass_odds;
    std::vector<std::int64_t> coaching_pence;
    std::vector<double> pay;          ///< factor by role
    std::vector<double> pay_log_gap;  ///< log(own pay / market) by role
    std::vector<double> intake_seats; ///< added, by intake
    std::vector<bool> payment_on;
    std::vector<double> programme_years; ///< by role whose it is; below 0: the authority's
    std::vector<bool> open;              ///< by progression
    std::vector<double> demand;          ///< factor on referrals by service, at most most_demand
    std::vector<double> school_demand;   ///< by school
    std::vector<TeamId> school_team;     ///< of the pilot in it, by school
    std::vector<double> caseload_cap;    ///< share of the norm by role, the lowest of all
    double agency_cap = 1;               ///< share of FTE, the lowest of all
    std::vector<double> applicants;      ///< factor by role
    std::vector<double> round_time;      ///< factor by role
    std::vector<std::int64_t> round_pence;
    std::vector<bool> frozen;              ///< by family: nobody is sought
    double supervision_interval_weeks = 0; ///< 0: the authority's
    double supervision_time = 1;
    int panel_dates = 0;
    int rating = -1;                    ///< index into the authority's; below 0: none
    int stay_with_child = -1;           ///< index into Model::stay_with_child; below 0: none
    int transfer_register = -1;         ///< index into Model::transfer_registers; below 0: none
    std::vector<int> academy_of_intake; ///< that takes its people; -1: none
    std::vector<bool> academy_on;
    std::vector<bool> protected_time_on;
};

} // namespace tenure

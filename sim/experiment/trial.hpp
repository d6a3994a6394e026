// A trial: one policy, one replication, no shared state; its stored values.
#pragma once

#include "workforce/measures.hpp"
#include "workforce/world.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

/// What every trial of a study has in common.
struct TrialPlan {
    std::vector<Formula> formulas;
    std::vector<Period> periods;
    std::vector<int> years; ///< ascending
    std::size_t periods_per_year = 12;
    std::uint64_t seed = 1;
};

TrialPlan trial_plan(const Authority& authority, CalendarKind calendar, const Date& start,
                     double horizon_years, std::uint64_t seed);

/// Memory that a thread uses again for every trial it runs.
struct Workspace {
    State state;
    std::vector<std::int64_t> rows;
    std::vector<std::int64_t> by_period; ///< [period][measure] of the last trial
};

/// Runs a trial.
/// @param yearly [year][measure] @param horizon [measure]; the months are left in the workspace
/// @return events
std::uint64_t run_trial(const TrialPlan& plan, const Model& model, std::uint32_t replication,
                        Workspace& workspace, std::int64_t* yearly, std::int64_t* horizon);

} // namespace tenure

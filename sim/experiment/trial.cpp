#include "experiment/trial.hpp"

#include <algorithm>

namespace tenure {

TrialPlan trial_plan(const Authority& authority, CalendarKind calendar, const Date& start,
                     double horizon_years, std::uint64_t seed) {
    TrialPlan plan;
    plan.formulas = formulas(authority.ladder, mechanisms_of(authority));
    plan.periods = periods(calendar, start, horizon_years);
    for (const Period& p : plan.periods)
        if (plan.years.empty() || plan.years.back() != p.year) plan.years.push_back(p.year);
    plan.periods_per_year = calendar == CalendarKind::yearly ? 1 : 12;
    plan.seed = seed;
    return plan;
}

std::uint64_t run_trial(const TrialPlan& plan, const Model& model, std::uint32_t replication,
                        Workspace& workspace, std::int64_t* yearly, std::int64_t* horizon) {
    workspace.rows.clear();
    simulate(model, {plan.seed, replication}, workspace.state, workspace.rows);
    const RawRows rows{workspace.rows, plan.periods, raw_columns(model.roles.size())};
    for (int year : plan.years) {
        const auto values = evaluate_year(plan.formulas, rows, year);
        yearly = std::copy(values.begin(), values.end(), yearly);
    }
    const auto whole = evaluate_horizon(plan.formulas, rows);
    std::copy(whole.begin(), whole.end(), horizon);
    evaluate_periods(plan.formulas, rows, plan.periods_per_year, workspace.by_period);
    return workspace.state.events;
}

} // namespace tenure

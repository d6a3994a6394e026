#include "experiment/official.hpp"

#include "core/contract.hpp"

#include <algorithm>
#include <limits>

namespace tenure {

namespace {

/// FTE of those who joined, which are counted and are no measure of results.
Formula starters_fte() {
    return {{"starters_fte", "FTE", MeasureKind::flow, 1000, 1000, "people who joined"},
            {{column(Count::starters_fte), 10}},
            {}};
}

std::vector<Formula> chosen(const OfficialPlan& plan) {
    std::vector<Formula> all = formulas(plan.authority.ladder, mechanisms_of(plan.authority)), mine;
    all.push_back(starters_fte());
    for (const std::string& name : plan.measures) {
        const auto at = std::find_if(all.begin(), all.end(),
                                     [&](const Formula& f) { return f.measure.name == name; });
        expects(at != all.end(), "an authority made from published figures has their measures");
        mine.push_back(*at);
    }
    return mine;
}

double readable(const Measure& m, std::int64_t stored) {
    if (stored == missing) return std::numeric_limits<double>::quiet_NaN();
    const double percent = m.unit == "fraction" ? 100 : 1;
    return percent * static_cast<double>(stored) / static_cast<double>(m.scale);
}

void append(OfficialFutures& futures, const std::vector<Formula>& of,
            const std::vector<std::int64_t>& stored) {
    for (std::size_t m = 0; m < of.size(); ++m)
        futures.values.push_back(readable(of[m].measure, stored[m]));
}

} // namespace

namespace {

/// What stands when a replication starts.
void append_opening(OfficialFutures& futures, const std::vector<Formula>& all,
                    const std::vector<Period>& start, const Model& model,
                    const RandomStream& random, Workspace& workspace) {
    workspace.rows.clear();
    opening_stocks(model, random, workspace.state, workspace.rows);
    append(futures, all,
           evaluate(all, {workspace.rows, start, raw_columns(model.roles.size())}, 0, 0));
}

} // namespace

OfficialFutures official_futures(const OfficialPlan& plan, const DrawnModel& models,
                                 Workspace& workspace) {
    const std::vector<Formula> all = chosen(plan);
    const TrialPlan trial = trial_plan(plan.authority, plan.calendar, plan.authority.start_date,
                                       plan.horizon_years, plan.seed);
    const std::vector<Period> start{trial.periods.front()};
    OfficialFutures futures{plan.only_opening ? 1 : trial.years.size() + 1, {}};
    std::shared_ptr<const Model> model;
    for (std::uint32_t r = 0; r < plan.replications; ++r) {
        if (r % plan.draws_share == 0) model = models(r / plan.draws_share);
        append_opening(futures, all, start, *model, {plan.seed, r}, workspace);
        if (plan.only_opening) continue;
        const std::size_t columns = raw_columns(model->roles.size());
        workspace.rows.clear();
        simulate(*model, {plan.seed, r}, workspace.state, workspace.rows);
        for (const int year : trial.years)
            append(futures, all,
                   evaluate_year(all, {workspace.rows, trial.periods, columns}, year));
    }
    return futures;
}

} // namespace tenure

#include "core/elementary.hpp"
#include "core/contract.hpp"
#include "workforce/model.hpp"

#include <algorithm>

namespace tenure {

namespace {

/// Kinds of team, numbered as they are met; teams without one share the first.
struct Kinds {
    std::vector<std::string> names{""};

    std::uint32_t of(const std::string& name) {
        const auto at = std::find(names.begin(), names.end(), name);
        if (at == names.end()) {
            names.push_back(name);
            return static_cast<std::uint32_t>(names.size() - 1);
        }
        return static_cast<std::uint32_t>(at - names.begin());
    }
};

void compile_cover(Model& model, const Authority& a) {
    model.cover = *a.cover;
    model.agency_pence_per_week.assign(model.roles.size(), 0);
    if (const auto& agency = a.cover->agency) {
        for (const AgencyRate& r : agency->rates)
            model.agency_pence_per_week[find_role(a.ladder, r.role).index()] =
                pence(r.gbp_per_week);
        if (agency->rules) model.agency_rules_from = instant_of(agency->rules->from, a.start_date);
    }
    for (const CoverStream& stream : a.cover->streams)
        model.stream_team.push_back(find_team(a, stream.team));
}

void compile_exhaustion(Model& model, const ExhaustionParameters& e) {
    model.exhaustion = e;
    const double months = in_years(exhaustion_grid) * 12;
    model.exhaustion_rise = elementary::exp(-months / e.rise_months);
    model.exhaustion_fall = elementary::exp(-months / e.fall_months);
}

void compile_survey(Model& model, const Authority& a) {
    model.survey = *a.survey;
    model.survey_dates = yearly_dates(a.start_date, model.horizon, a.survey->month, a.survey->day);
    model.survey_roles.assign(a.ladder.roles.size(), a.survey->roles.empty() ? 1 : 0);
    for (const std::string& role : a.survey->roles)
        model.survey_roles[find_role(a.ladder, role).index()] = 1;
}

} // namespace

void compile_casework(Model& model, const Authority& authority);           // model_casework.cpp
void compile_transfers(Model& model, const TransferParameters& transfers); // model_transfers.cpp

Mechanisms mechanisms_of(const Authority& a) {
    return {a.casework.has_value(), a.supervision.has_value(), a.exhaustion.has_value(),
            a.absence.has_value(),  a.cover.has_value(),       a.transfers.has_value(),
            a.survey.has_value()};
}

void compile_conditions(Model& model, const Authority& a) {
    model.on = mechanisms_of(a);
    model.has_workload_mechanisms = model.on.any();
    Kinds kinds;
    for (const Team& t : a.teams) {
        if (t.peripatetic) model.peripatetic_teams.push_back(TeamId(model.team.size()));
        model.team.push_back({kinds.of(t.kind), t.peripatetic});
    }
    if (a.casework) compile_casework(model, a);
    if (a.supervision) model.supervision = *a.supervision;
    if (a.exhaustion) compile_exhaustion(model, *a.exhaustion);
    if (a.absence) model.absence = *a.absence;
    if (a.cover) compile_cover(model, a);
    if (a.transfers) compile_transfers(model, *a.transfers);
    if (a.survey) compile_survey(model, a);
}

} // namespace tenure

#include "core/promise.hpp"
#include "workforce/model.hpp"

#include <algorithm>

namespace tenure {

namespace {

std::int64_t pence(double gbp) { return static_cast<std::int64_t>(gbp * 100 + 0.5); }

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

StageId stage_of(const CaseworkParameters& c, const std::string& name) {
    for (std::size_t i = 0; i < c.stages.size(); ++i)
        if (c.stages[i].name == name) return StageId(i);
    return {};
}

StageModel compiled(const CaseworkParameters& c, const Stage& stage, const Model& model,
                    Kinds& kinds) {
    StageModel m;
    m.kind = kinds.of(stage.team_kind);
    for (std::size_t t = 0; t < model.team.size(); ++t)
        if (model.team[t].kind == m.kind && !model.team[t].peripatetic)
            m.teams.push_back(TeamId(t));
    m.weight = static_cast<std::int32_t>(stage.weight * 100 + 0.5);
    m.duration = stage.duration;
    double sum = 0;
    for (const StageNext& n : stage.next) {
        sum += n.probability;
        m.next.push_back(stage_of(c, n.stage));
        m.up_to.push_back(sum);
    }
    m.looked_after = stage.looked_after;
    return m;
}

void compile_casework(Model& model, const CaseworkParameters& c, Kinds& kinds) {
    model.casework.rules = c;
    for (const Stage& stage : c.stages)
        model.casework.stages.push_back(compiled(c, stage, model, kinds));
    for (const Service& service : c.services)
        model.casework.services.push_back(
            {service.referrals_per_year, service.monthly, stage_of(c, service.first_stage)});
}

TeamId team_named(const Authority& a, const std::string& name) {
    for (std::size_t t = 0; t < a.teams.size(); ++t)
        if (a.teams[t].name == name) return TeamId(t);
    return {};
}

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
        model.stream_team.push_back(team_named(a, stream.team));
}

} // namespace

Mechanisms mechanisms_of(const Authority& a) {
    return {a.casework.has_value(), a.supervision.has_value(), a.exhaustion.has_value(),
            a.absence.has_value(), a.cover.has_value()};
}

void compile_conditions(Model& model, const Authority& a) {
    model.on = mechanisms_of(a);
    Kinds kinds;
    for (const Team& t : a.teams) model.team.push_back({kinds.of(t.kind), t.peripatetic});
    if (a.casework) compile_casework(model, *a.casework, kinds);
    if (a.supervision) model.supervision = *a.supervision;
    if (a.exhaustion) model.exhaustion = *a.exhaustion;
    if (a.absence) model.absence = *a.absence;
    if (a.cover) compile_cover(model, a);
}

} // namespace tenure

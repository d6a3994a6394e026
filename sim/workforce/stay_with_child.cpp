#include "workforce/stay_with_child.hpp"

#include "workforce/rules_in_force.hpp"
#include "workforce/workload.hpp"

#include <algorithm>

namespace tenure::stay_with_child {

double emotional_load(const State& s, PractitionerId p) {
    const StayModel* m = stay_with_child_in_force(s, worker(s, p).team);
    return m != nullptr && worker(s, p).norm > 0 ? m->emotional_load : 0;
}

void train(State& s, PractitionerId p) {
    Worker& w = worker(s, p);
    const StayModel* m = stay_with_child_in_force(s, w.team);
    if (m == nullptr || w.trained || w.norm == 0) return;
    w.trained = true;
    workload::owe(s, p, m->training_days);
    count(s, Count::training_pence, m->training_pence);
}

void Mechanism::rules_changed(State& s) {
    const StayModel* m = stay_with_child_in_force(s);
    if (m == nullptr || !s.model->has_workload_mechanisms) return;
    for (TeamId team : m->teams)
        for (const TeamMember& x : team_of(s, team).workers) train(s, x.who);
}

void Mechanism::put_in_force(State& s, const BlockModel& b) {
    if (b.stay_with_child >= 0) s.policy_effects.stay_with_child = b.stay_with_child;
}

namespace {

/// Of some stage, so that cases come to it.
bool holds_cases(const Authority& a, const Team& team) {
    if (!a.casework || team.peripatetic) return false;
    return std::any_of(a.casework->stages.begin(), a.casework->stages.end(),
                       [&](const Stage& stage) { return stage.team_kind == team.kind; });
}

bool keeps(const Authority& a, const StayWithChild& x, const Team& team) {
    const bool named = std::find(x.teams.begin(), x.teams.end(), team.name) != x.teams.end();
    return (named && !team.peripatetic) || (x.all && holds_cases(a, team));
}

/// What so many posts can hold at their norm, over all cases that are open on average.
double share_of_cases(const Model& m, double posts) {
    std::int32_t norm = 0;
    for (const RoleModel& role : m.roles) norm = std::max(norm, role.norm);
    double open = 0;
    for (const StageModel& stage : m.casework.stages) open += stage.under_way * stage.weight;
    return open > 0 ? std::min(1.0, posts * norm / open) : 0;
}

} // namespace

void Mechanism::compile_block(Model& model, const Authority& a, const Block& block, BlockModel& b) {
    if (!block.stay_with_child) return;
    const StayWithChild& x = *block.stay_with_child;
    StayModel m;
    for (std::size_t t = 0; t < a.teams.size(); ++t) {
        m.keeps.push_back(keeps(a, x, a.teams[t]));
        if (m.keeps[t] != 0) m.teams.push_back(TeamId(t));
    }
    m.first_contact_share = x.first_contact_posts > 0 ? share_of_cases(model, x.first_contact_posts)
                                                      : x.first_contact_share;
    m.emotional_load = x.emotional_load;
    m.training_days = hundredths(x.training_days);
    m.training_pence = pence(x.training_gbp);
    m.application_probability = x.application_probability;
    b.stay_with_child = static_cast<int>(model.stay_with_child.size());
    model.stay_with_child.push_back(std::move(m));
}

} // namespace tenure::stay_with_child

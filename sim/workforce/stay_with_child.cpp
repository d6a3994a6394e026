#include "workforce/stay_with_child.hpp"

#include "workforce/state.hpp"
#include "workforce/workload.hpp"

namespace tenure::stay_with_child {

namespace {

const StayModel* in_force(const State& s) {
    const int which = s.policy_effects.stay_with_child;
    return which < 0 ? nullptr : &s.model->stay_with_child[static_cast<std::size_t>(which)];
}

} // namespace

const StayModel* in_force(const State& s, TeamId team) {
    const StayModel* m = in_force(s);
    return m != nullptr && team && m->keeps[team.index()] != 0 ? m : nullptr;
}

const std::vector<TeamId>* first_contact(const State& s, const Case& child) {
    const StayModel* m = in_force(s);
    if (m == nullptr) return nullptr;
    const Address at = address(s.random, Purpose::first_contact, child.child);
    return bernoulli(at, m->first_contact_share) ? &m->teams : nullptr;
}

double emotional_load(const State& s, PractitionerId p) {
    const StayModel* m = in_force(s, worker(s, p).team);
    return m != nullptr && worker(s, p).norm > 0 ? m->emotional_load : 0;
}

double application_probability(const State& s, TeamId team) {
    const StayModel* m = in_force(s, team);
    return m != nullptr ? m->application_probability : 0;
}

void train(State& s, PractitionerId p) {
    Worker& w = worker(s, p);
    const StayModel* m = in_force(s, w.team);
    if (m == nullptr || w.trained || w.norm == 0) return;
    w.trained = true;
    workload::owe(s, p, m->training_days);
    count(s, Count::training_pence, m->training_pence);
}

void train_all(State& s) {
    const StayModel* m = in_force(s);
    if (m == nullptr) return;
    for (TeamId team : m->teams)
        for (const TeamMember& x : team_of(s, team).workers) train(s, x.who);
}

} // namespace tenure::stay_with_child

// Supervision: sessions come due on each practitioner's own schedule; a session is held if somebody
// who supervises in the team is there and has time left.
//
// Time is a store that fills evenly, by the role's supervision span: a span of 6 is 6 sessions in 4
// weeks for somebody full time. A store holds 4 weeks' worth at most, but a session at least; it is
// full when they begin. Who has most in store takes the session; a role may supervise the newly
// qualified only. Where nobody has a session left while a manager of the team who supervises is
// away, or their post is empty and not covered, somebody whose role it is to stand in takes it out
// of a second store that is kept for that. While every supervisor of the team is away, or none is
// in post, the longest qualified of the team stands in if the rules let them. A supervisor's own
// sessions are due only where another supervisor is in their team. Due times depend on nothing that
// happens, so they are the same under every policy.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::supervision {

/// Their first session is planned; somebody at the start is met at a keyed point of their interval.
void begin(State& s, PractitionerId p);
/// A session is due.
void step(State& s, PractitionerId p);
/// Their team, role, hours or how much of them is there may have changed, and so their time for
/// others.
void refresh(State& s, PractitionerId p);
/// No more sessions.
void end(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.on.supervision; }
    static constexpr auto beside_people = std::tuple{&State::supervised, &State::supervisors};
    static bool keeps(const Model& m) { return m.has_workload_mechanisms; }
    static constexpr bool acts_on_leaving = false;
    static void rules_changed(State& s);
    static void compile(Model& m, const Authority& a);
    static void compile_block(Model& m, const Authority& a, const Block& block, BlockModel& b);
    static void set_baseline(State& s);
    static void put_in_force(State& s, const BlockModel& b);
    static double events_per_head_a_year(const Model& m);
};

} // namespace tenure::supervision

// Casework: children are referred, their cases pass through the stages of a journey, each is held
// by one worker of a team or waits for one.
//
// Demand is the same under every policy: the k-th referral of a service is the same child, who
// comes at the same time, of the same weight, on the same journey.
#pragma once

#include "workforce/state.hpp"

namespace tenure::casework {

/// Teams and streams of a new replication, and the cases under way at its start: for each stage a
/// Poisson number with the mean, and elapsed times, of a system that has run for ever. Call when
/// the staff are there.
void begin(State& s);
/// The next referral of a stream comes: a service's own, or, numbered behind those of all services,
/// one that comes only where demand has risen.
void refer(State& s, std::size_t stream);
/// A case's stage, or its time closed, has ended.
void step(State& s, CaseId c);
/// Every case of theirs goes to a colleague or waits: they leave, are long absent or work
/// elsewhere.
void hand_over(State& s, PractitionerId p, bool leaves = false);
/// There is more room in a team: cases that wait are given out, longest wait first.
void give_waiting(State& s, TeamId team);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.on.casework; }
    static constexpr bool acts_on_leaving = false;
    static void rules_changed(State& s); // workers may have more room
    static void compile(Model& m, const Authority& a);
    static void clear(State& s);
    static void set_baseline(State& s);
    static void put_in_force(State& s, const BlockModel& b);
    static void record_period_stocks(State& s);
};

} // namespace tenure::casework

// Absence: short and long spells of sickness, parental leave, and changes of hours.
//
// Each kind has a unit-exponential clock of its own; the hazards of sickness rise with exhaustion.
// The clocks stand still while they are away, so each person is an alternating renewal process:
// with rates a_k and mean lengths m_k they are away for reason k a share a_k m_k / (1 + sum a_j
// m_j) of the time (Cox 1962, section 7.2). Staff at the start are met in that equilibrium: away
// with those probabilities, part of the way through a length-biased spell; otherwise with fresh
// clocks.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::absence {

void begin(State& s, PractitionerId p);
/// Whatever of theirs is due: a spell begins, leads to handover, ends, a phased return ends, hours
/// change.
void step(State& s, PractitionerId p);
/// Exhaustion has changed: the clocks run at other hazards.
void reconsider(State& s, PractitionerId p);
/// They have left: an absence ends with it.
void end(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.on.absence; }
    static constexpr auto beside_people = std::tuple{&State::absence};
    static bool keeps(const Model& m) { return m.has_workload_mechanisms; }
    static constexpr bool acts_on_leaving = false;
    static constexpr bool rules_changed = false;
    static void compile(Model& m, const Authority& a);
    static void clear(State& s) { s.absence_ledger = {}; }
    static double events_per_head_a_year(const Model& m);
    static void record_period_stocks(State& s);
};

} // namespace tenure::absence

// Staying with the child: while the block is in force, workers of its teams keep a child's case
// when it moves to a stage of another kind of team, from first contact on.
//
// Rules that processes ask; nothing here happens by itself. What the mixed work does to workers
// acts on exhaustion, through its target, and on the wish for another team (`transfers`).
#pragma once

#include "workforce/state.hpp"

namespace tenure::stay_with_child {

/// Added to the logit of their exhaustion target now.
double emotional_load(const State& s, PractitionerId p);
/// They work in a team now: if its workers keep their children and they have not been trained, they
/// is.
void train(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return !m.stay_with_child.empty(); }
    static constexpr bool acts_on_leaving = false;
    static double exhaustion_logit(const State& s, PractitionerId p) {
        return emotional_load(s, p);
    }
    static void rules_changed(State& s);
    static void compile_block(Model& m, const Authority& a, const Block& block, BlockModel& b);
    static void set_baseline(State& s) { s.policy_effects.stay_with_child = -1; }
    static void put_in_force(State& s, const BlockModel& b);
};

} // namespace tenure::stay_with_child

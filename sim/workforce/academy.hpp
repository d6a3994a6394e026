// Academies: whoever comes by an intake of theirs is inducted, protected, supervised and supported
// while in the first-year programme, and may choose a team.
//
// An academy changes what a learner's first year is like; that anybody stays is not assumed. Its
// own staff are money and sessions; they hold no post of the authority's and count in no head
// count. Terms last until they leave the learning role; the fit with a team they chose lasts while
// they are in it.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::academy {

/// Whoever joins now by an intake that an academy takes joins it, unless they have.
void enter(State& s, PractitionerId p);
/// The next step of their protection, choice of team or session with their educator is due.
void step(State& s, PractitionerId p);
/// Their role or team has changed.
void reconsider(State& s, PractitionerId p);
/// They have left.
void end(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return !m.academies.empty(); }
    static constexpr auto beside_people = std::tuple{&State::learners};
    static bool acts_on_leaving(const Model& m);
    static void add_to_arrangement(const State& s, PractitionerId p,
                                   IndividualArrangement& arrangement);
    static void rules_changed(State& s);
    static void compile_block(Model& m, const Authority& a, const Block& block, BlockModel& b);
    static void clear(State& s);
    static void set_baseline(State& s);
    static void put_in_force(State& s, const BlockModel& b);
    static void record_period_stocks(State& s);
};

} // namespace tenure::academy

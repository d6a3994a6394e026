// Registration: everybody renews theirs on one date, every so many years. Whose registration lapses
// may not practise until it is restored: their cases go to colleagues, their post is covered, they
// are paid; or they leave.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::registration {

/// A renewal date: emits registration_lapsed, or has them leave.
void renew(State& s);
/// Theirs is restored. Emits registration_restored.
void restore(State& s, PractitionerId p);
/// They have left.
void forget(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.registration.has_value(); }
    static constexpr auto beside_people = std::tuple{&State::registration};
    static constexpr bool acts_on_leaving = false;
    static constexpr bool rules_changed = false;
    static void compile(Model& m, const Authority& a);
    static void schedule_dates(State& s);
};

} // namespace tenure::registration

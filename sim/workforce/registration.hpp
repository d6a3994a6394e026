// Registration: everybody renews hers on one date, every so many years. Whose registration lapses
// may not practise until it is restored: her cases go to colleagues, her post is covered, she is
// paid; or she leaves.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::registration {

/// A renewal date: tells registration_lapsed, or has her leave.
void renew(State& s);
/// Hers is restored. Tells registration_restored.
void restore(State& s, PractitionerId p);
/// She has left.
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

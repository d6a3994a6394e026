// Equality: who of the staff is of a group, drawn once for each person, and how its members fare.
//
// Membership acts on one thing: the odds that whoever applies could be appointed, from inside and
// from outside. Everything else that differs for members, such as how many of them manage after ten
// years, follows from it.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::equality {

/// Whether they are of the group, once they join. Whoever is back from a break is who they were.
void begin(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.rules.equality.has_value(); }
    static constexpr auto beside_people = std::tuple{&State::group};
    static constexpr bool acts_on_leaving = false;
    static constexpr bool rules_changed = false;
    static void compile(Model& m, const Authority& a);
    static void record_period_stocks(State& s);
};

} // namespace tenure::equality

// Individual arrangements: what those who follow a programme or hold a place have beside everybody
// in their role, added up over the mechanisms that give any.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::arrangements {

/// Brings what a practitioner has up to what the mechanisms give now.
void update(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.gives_individual_arrangements; }
    static constexpr auto beside_people = std::tuple{&State::arrangement};
    static bool acts_on_leaving(const Model& m) { return m.arrangements_act_on_leaving; }
    static double leaving_log_hazard(const State& s, PractitionerId p) {
        return s.arrangement[p.index()].leaving_log_hazard;
    }
    static constexpr bool rules_changed = false; // those who give them say so
};

} // namespace tenure::arrangements

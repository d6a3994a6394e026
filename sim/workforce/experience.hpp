// Experience: whoever has qualified lately does a share of the caseload that is the norm of their
// role, in steps by the months since they qualified.
//
// The share acts on the norm, and so on the room for cases and on workload, and through workload on
// exhaustion; on nothing else. Who comes by an academy's route with experience counts from when
// they qualified. Agency staff have a productivity of their own.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::experience {

/// Which share holds now, and when the next step is. @pre they work here
void find(State& s, PractitionerId p);
/// The next step is due. Emits arrangement_changed.
void step(State& s, PractitionerId p);
/// They have left.
void end(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return !m.experience_steps.empty(); }
    static constexpr auto beside_people = std::tuple{&State::experience};
    static bool acts_on_leaving(const Model&) { return false; }
    static void add_to_arrangement(const State& s, PractitionerId p, IndividualArrangement& a);
    static constexpr bool rules_changed = false;
    static void compile(Model& m, const Authority& a);
};

} // namespace tenure::experience

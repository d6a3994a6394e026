// The team's manager: merit, span and absence act on the exhaustion of those in the team and on
// their leaving.
//
// At each exhaustion update of somebody who works in a team and does not manage, of those who
// manage it and are there:
//   merit    mean of their merit, standard normal by person, with what preparation for the role
//   adds span     practitioners who hold cases in the team, per manager absence  nobody manages it
//   who is there: away, or no post of the kind is filled
// Supervision and burnout correlate by r = 0.35 or so; how much of it is the manager's doing is not
// known, so every number may be 0. Whoever manages is not acted on, nor is a team without posts in
// management.
#pragma once

#include "workforce/mechanism.hpp"

#include <tuple>

namespace tenure::team_manager {

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.rules.team_manager.has_value(); }
    static constexpr auto beside_people = std::tuple{&State::managed};
    static bool acts_on_leaving(const Model& m);
    static double leaving_log_hazard(const State& s, PractitionerId p) {
        return s.managed[p.index()].leaving_log_hazard;
    }
    static double exhaustion_logit(const State& s, PractitionerId p) {
        return s.managed[p.index()].exhaustion_logit;
    }
    static constexpr bool rules_changed = false; // the next update finds what has changed
    static void update(State& s, PractitionerId p);
};

} // namespace tenure::team_manager

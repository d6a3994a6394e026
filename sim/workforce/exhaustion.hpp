// Exhaustion: a state in [0, 1] that relaxes towards a target set by demands and resources, and
// acts on leaving and on absence.
//
// Job demands-resources theory (Demerouti, Bakker, Nachreiner & Schaufeli 2001). On a personal grid
// of four weeks, from the averages since the last update:
//   target = logistic(level + trait + workload (ratio - 1) + supervision (1 - held) - support)
//   X moves to target + (X - target) exp(-dt / tau), tau slower downwards than upwards.
// held: sessions held over due since the last update, 1 where none was due. ratio: load over norm,
// as averaged by `workload`, times the share of the time they were there: who is away rests (ratio
// 0); without casework it is 1. Hazards are constant in between.
//
// How a published correlation r between emotional exhaustion and the intention to leave becomes
// leaving_log_hazard: README.md, "Supervision, exhaustion, absence".
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::exhaustion {

/// What X relaxes towards. @param ratio load over norm @param held share of sessions, 0 to 1
/// @param support taken off the logit beside everybody's: what they have of arrangements, and by
/// colleagues who advise the team
double target(const ExhaustionParameters& rules, double trait, double ratio, double held,
              bool blocked, double support = 0);
/// X after so many years towards a target that stays.
double relaxed(const ExhaustionParameters& rules, double x, double target, double years);

/// Staff at the start are met at their target under an ordinary load, sessions held; whoever joins
/// at a share of it.
void begin(State& s, PractitionerId p);
/// The personal grid's next point. @return whether hazards depend on it, and so may have changed
bool step(State& s, PractitionerId p);
void end(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.on.exhaustion; }
    static constexpr auto beside_people = std::tuple{&State::exhaustion};
    static bool keeps(const Model& m) { return m.has_workload_mechanisms; }
    static bool acts_on_leaving(const Model& m) { return m.exhaustion.leaving_log_hazard != 0; }
    static double leaving_log_hazard(const State& s, PractitionerId p) {
        return s.model->exhaustion.leaving_log_hazard * exhaustion_of(s, p).above;
    }
    static constexpr bool rules_changed = false; // the next update finds what has changed
    static void compile(Model& m, const Authority& a);
    static double events_per_head_a_year(const Model&) { return 13; }
    static void record_period_stocks(State& s);
};

} // namespace tenure::exhaustion

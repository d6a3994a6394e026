// Exhaustion: a state in [0, 1] that relaxes towards a target set by demands and resources, and
// acts on leaving and on absence.
//
// Job demands-resources theory (Demerouti, Bakker, Nachreiner & Schaufeli 2001). On a personal grid
// of four weeks, from the averages since the last look:
//   target = logistic(level + trait + workload (ratio - 1) + supervision (1 - held) - support)
//   X moves to target + (X - target) exp(-dt / tau), tau slower downwards than upwards.
// Hazards are constant in between.
#pragma once

#include "core/id.hpp"

namespace tenure {

struct ExhaustionParameters {
    double level = 0;      ///< logit of the target of an average person at her norm, supervised
    double trait_sd = 0.8; ///< of the personal part of the logit, fixed for life
    double workload = 0;   ///< added to the logit per unit of load over norm, above 1
    double missed_supervision = 0; ///< added where no session that was due is held
    double support = 0;            ///< taken off: peer and clinical support
    double blocked = 0;     ///< added while progression is blocked: little control over career
    double rise_months = 4; ///< time constant
    double fall_months = 9;
    double high_threshold = 0.5;        ///< X from which exhaustion counts as high
    double leaving_log_hazard = 0;      ///< added per unit of X above the reference
    double absence_log_hazard = 0;      ///< the same, on short spells
    double long_absence_log_hazard = 0; ///< the same, on long spells
    double reference = 0.5;             ///< X at which published hazards hold
    double new_start_share = 0.5;       ///< of the target that somebody who joins starts with
};

struct State;

namespace exhaustion {

void begin(State& s, PractitionerId p);
/// The personal grid's next point. @return whether hazards have changed
bool step(State& s, PractitionerId p);
void end(State& s, PractitionerId p);
/// Mean and high exhaustion, into the row of the present period.
void take_stock(State& s);

} // namespace exhaustion

} // namespace tenure

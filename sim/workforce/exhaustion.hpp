// Exhaustion: a state in [0, 1] that relaxes towards a target set by demands and resources, and
// acts on leaving and on absence.
//
// Job demands-resources theory (Demerouti, Bakker, Nachreiner & Schaufeli 2001). On a personal grid
// of four weeks, from the averages since the last look:
//   target = logistic(level + trait + workload (ratio - 1) + supervision (1 - held) - support)
//   X moves to target + (X - target) exp(-dt / tau), tau slower downwards than upwards.
// held: sessions held over due since the last look, 1 where none was due. ratio: load over norm, as
// averaged by `workload`, times the share of the time she was there: who is away rests (ratio 0);
// without casework it is 1. Hazards are constant in between.
//
// How a published correlation r between emotional exhaustion and the intention to leave becomes
// leaving_log_hazard: README.md, "Supervision, exhaustion, absence".
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"

namespace tenure {

struct ExhaustionParameters {
    double level = 0;      ///< logit of the target of an average person at her norm, supervised
    double trait_sd = 0.8; ///< of the personal part of the logit, fixed for life
    double workload = 0; ///< added to the logit per unit of load over norm, above 1; 0.5 (0 to 1.2)
                         ///< keeps the slope of turnover on caseload in the panel's interval
    double missed_supervision = 0; ///< added where no session that was due is held
    double support = 0;            ///< taken off: peer and clinical support
    double blocked = 0;     ///< added while progression is blocked: little control over career
    double rise_months = 4; ///< time constant
    double fall_months = 9;
    /// X from which exhaustion counts as high. X is the emotional exhaustion scale of the Maslach
    /// inventory (0 to 54; Maslach, Jackson & Leiter 1996) over 54; its `high` begins at 27: 0.5.
    double high_threshold = 0.5;
    /// Added per unit of X above the reference. r of exhaustion with the intention to leave x
    /// pi / sqrt(3) x share of intentions acted on / SD of X = 0.44 x 1.81 x 0.3 / 0.18 = 1.3 (0 to
    /// 2.3).
    double leaving_log_hazard = 0;
    double absence_log_hazard = 0;      ///< the same, on short spells
    double long_absence_log_hazard = 0; ///< the same, on long spells
    double reference = 0.5;             ///< X at which published hazards hold
    double new_start_share = 0.5;       ///< of the target that somebody who joins starts with
};

/// Between two looks.
inline constexpr Duration exhaustion_grid = whole_days(28);

struct State;

namespace exhaustion {

/// What X relaxes towards. @param ratio load over norm @param held share of sessions, 0 to 1
/// @param support taken off the logit beside everybody's: what she has of arrangements, and by
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
/// Mean and high exhaustion, into the row of the present period.
void record_period_stocks(State& s);

} // namespace exhaustion

} // namespace tenure

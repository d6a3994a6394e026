// A real ladder as a Markov manpower model: every progression becomes a rate per head.
//
// Rough by intent: it says in a second what stocks and waits the rules lead to if nothing else
// happens. The simulation is the answer; this is what to compare it with.
#pragma once

#include "career/analysis.hpp"
#include "career/markov.hpp"

namespace tenure {

struct EquivalentPush {
    PushLadder push;                   ///< by role; sideways moves count as promotions
    Numbers progression_rate_per_year; ///< by progression, per head of its first role
    /// By progression: mean months an eligible holder waits for an appointment (12 / hazard);
    /// 0 for kinds that need no vacancy. Fit for Pace::appointment_months.
    Numbers appointment_months;
    double mean_chain_length =
        0; ///< moves set off by one leaver, the successor from outside included
};

/// Rates per head and year, at the stocks given:
/// - rate: as it is;
/// - completion: 12 / expected months, split by success into promotion and leaving;
/// - panel, threshold: attempt_probability x 12 / expected months; a month at least;
/// - vacancy, lateral: posts of a family (without families, of a role) fall vacant by leaving and
/// by
///   moves out of it. Eligible insiders apply with application_probability and are as likely to be
///   appointed as an outsider, of whom there are `outside_applicants` a vacancy: the share of
///   family g's vacancies that progression e fills is A_e / (sum A + outside), A_e = stock x
///   eligible share x application_probability. Vacancy flows follow from vacancy_flows(). The
///   eligible share after m months, of a stock left at rate x, is exp(-x m / 12).
/// Outsiders replace the rest, in the role a family recruits into. A ladder without families hires
/// outside posts: its `recruits` are 0, for the caller to set.
/// @pre the ladder has no faults; stocks and leaving rates are given by role, panels_per_year > 0,
/// outside_applicants > 0
EquivalentPush equivalent_push_model(const Ladder& ladder, const Numbers& stocks,
                                     const Numbers& leaving_rate_per_year,
                                     double panels_per_year = 4, double outside_applicants = 1);

} // namespace tenure

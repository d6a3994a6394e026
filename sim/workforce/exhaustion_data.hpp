// Exhaustion: its rules, and what each practitioner has of it; exhaustion.hpp says how it works.
//
// How a published correlation r between emotional exhaustion and the intention to leave becomes
// leaving_log_hazard: README.md, "Supervision, exhaustion, absence".
#pragma once

#include "core/time.hpp"

#include <cstdint>

namespace tenure {

struct ExhaustionParameters {
    double level = 0;      ///< logit of the target of an average person at their norm, supervised
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

/// Between two updates.
inline constexpr Duration exhaustion_grid = whole_days(28);

/// Beside the practitioner of the same index, in one cache line.
struct alignas(64) Exhaustion {
    double x = 0;
    double trait = 0;
    Instant next = never; ///< look
    Instant last{};
    double above = 0;                ///< x less the reference; 0 until they have any
    std::int64_t away_before = 0;    ///< Absence's time away at the last update
    double ratio = 1;                ///< load over norm, as the last update found it
    std::uint16_t due = 0, held = 0; ///< sessions since the update before it, likewise
    std::uint16_t due_before = 0, held_before = 0; ///< Supervised's counts then, modulo 65,536
};
static_assert(sizeof(Exhaustion) == 64);

} // namespace tenure

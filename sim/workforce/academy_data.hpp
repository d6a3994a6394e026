// Academies as written and as compiled, and what learners and ledgers hold; academy.hpp says how
// they work.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenure {

/// Seats an academy adds to a yearly intake, all of whose people it takes.
struct AcademyIntake {
    std::string intake;
    double seats = 0; ///< added a year; a fraction is drawn
};

/// A way in. Shares need not add up to 1.
struct AcademyRoute {
    std::string name;
    double share = 1;
    double experience_years = 0; ///< qualified before joining
    double from_age = 0; ///< uniform between the two; both 0: as other newly qualified people
    double to_age = 0;
    double supplement_gbp_per_year = 0; ///< paid beside the role's pay while they learn
};

/// From so long after joining no case is given beyond a share of the role's norm.
struct ProtectedCaseload {
    double from_months = 0;
    double share_of_norm = 1;
};

struct Academy {
    std::vector<AcademyIntake> intakes;
    std::vector<AcademyRoute> routes; ///< none: everybody is newly qualified
    double induction_months = 0;      ///< without cases
    std::vector<ProtectedCaseload> protected_caseload;
    double practice_educators_per_learner = 0;
    double educator_interval_weeks = 2;       ///< between a learner's sessions with their educator
    double educator_sessions_in_4_weeks = 20; ///< that one educator can hold
    double educator_gbp_per_year = 0;         ///< all an educator costs
    double managers_per_learner = 0;          ///< who supervise instead of the line manager
    double manager_sessions_in_4_weeks = 20;  ///< that one of them can hold
    double manager_gbp_per_year = 0;          ///< all that one costs
    double clinical_support = 0;              ///< logits taken off the exhaustion target
    double choice_of_team_after_months = 0;   ///< 0: no choice
    double match_log_hazard = 0;              ///< per SD by which they like the chosen team better
    double pass_odds = 1;                     ///< of passing the programme, times this
    double staff_cost_gbp_per_year = 0;       ///< beside educators
    double cost_gbp_per_head = 0;             ///< once, of whoever joins
};

/// As compiled. Shares are hundredths.
struct AcademyModel {
    struct Route {
        double up_to = 1; ///< cumulative share
        Duration experience{};
        double from_age = 0, to_age = 0;
        std::int64_t pence = 0; ///< a year, while they learn
    };
    struct Step {
        Duration from{};
        std::int32_t share = 0;
    };
    std::vector<std::int8_t> serves; ///< by intake
    std::vector<double> seats;       ///< mean, by intake
    std::vector<Route> routes;
    std::vector<Step> protection; ///< ascending
    Duration educator_interval{}; ///< 0: no educators
    double educator_share = 0;    ///< of their sessions they have time for
    Duration choice_after{};      ///< 0: no choice
    double support = 0, match_log_hazard = 0, pass_odds = 1;
    double manager_sessions = 0;     ///< per learner in 4 weeks
    std::int64_t educator_pence = 0; ///< managers among them; per learner and year
    std::int64_t staff_pence = 0;    ///< a year
    std::int64_t head_pence = 0;
};

/// Beside the practitioner of the same index, where a policy has an academy.
struct Learner {
    std::int16_t academy = -1; ///< theirs, now or before
    bool learning = false;
    bool has_chosen = false;
    std::uint8_t step = 0; ///< of the protection: so many have begun
    std::uint32_t sessions = 0;
    std::int64_t supplement = 0; ///< pence a year
    std::uint32_t cohort_seat = 0xffffffffu;
    RoleId role;    ///< in which they came
    TeamId chosen;  ///< a team they moved to by choice
    double fit = 0; ///< by how much they like it better, SD
    Instant began{};
    Instant session = never; ///< next with their educator
    Instant next = never;
    double spent_before = 0; ///< AcademyLedger::spent_per_head when their account was last settled
};

/// One academy's people and money.
struct AcademyLedger {
    bool on = false;
    std::int64_t learners = 0;
    std::int64_t rate = 0;        ///< pence a year
    std::int64_t supplements = 0; ///< pence a year, of those who learn
    Instant accrued_to{};
    __int128 accrued = 0;      ///< rate x microseconds
    double spent_per_head = 0; ///< pence on whoever has been a learner since the start
    std::int64_t reported = 0;
};

} // namespace tenure

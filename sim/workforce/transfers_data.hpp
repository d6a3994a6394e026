// Transfers between teams: their rules, and the wish of each practitioner; transfers.hpp says how
// they come about.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "kernel/clock.hpp"
#include "kernel/law.hpp"

#include <cstdint>

namespace tenure {

struct TransferParameters {
    double wish_per_year = 0; ///< hazard of coming to want another team
    Law lasts;                ///< years, of a wish that is not met
    /// Added to the log hazard of leaving for another authority while the wish is unmet. The
    /// published hazard is the average over those who wish and those who do not.
    double unmet_log_hazard = 0;
    double application_probability = 0; ///< of applying for a like-for-like vacancy elsewhere
    /// Whoever has been in a team of this kind for so long, unless they stay with their children,
    /// wants another more often by so much. Empty: nobody.
    std::string long_stay_team_kind = {};
    double long_stay_months = 0;
    double long_stay_log_hazard = 0;
};

/// Interest in transfers is registered, and matched to vacancies before they are advertised.
struct TransferRegister {
    double release_probability = 1; ///< that their manager lets them go to this vacancy
    double shadowing_days = 0; ///< working days, of theirs and of a colleague's in the other team
    double delay_days = 28;    ///< from the match to the move
    double cost_gbp_per_registration = 0;
};

/// Beside the practitioner of the same index: whether they want another team.
struct Wish {
    Clock clock;           ///< until they do
    Instant next = never;  ///< step
    Instant since = never; ///< when they came to want one; never: they do not
    Instant in_team_since{};
    TeamId team;              ///< theirs, in which the clock runs
    std::uint32_t wishes = 0; ///< so far: names the next draw
    bool begun = false;
    bool registered = false;
};

} // namespace tenure

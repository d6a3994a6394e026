// What arrangements give one practitioner beside what everybody in their role has: plain data.
#pragma once

#include <cstdint>

namespace tenure {

/// More than any load over norm: no protection.
inline constexpr std::int32_t unprotected = 10'000;

/// Beside the practitioner of the same index, where a policy has any such arrangement.
struct IndividualArrangement {
    double leaving_log_hazard = 0;    ///< added to theirs
    double support = 0;               ///< taken off the logit of their exhaustion target
    double pass_odds = 1;             ///< of passing their programme, times this
    std::int32_t norm_share = 10'000; ///< of the role's caseload norm, ten-thousandths
    /// Of their norm, hundredths; no case is given beyond it.
    std::int32_t protected_share = unprotected;
    double manager_sessions = 0; ///< in 4 weeks, with managers who are not of their team
    std::int32_t supervises = 0; ///< newly qualified of their team, in their own role beside cases
};

/// Everybody's who has none of their own.
inline constexpr IndividualArrangement ordinary_arrangement{};

} // namespace tenure

// Leaving and career breaks: destinations and rules, as written; leaving.hpp says how people leave.
#pragma once

#include "kernel/law.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenure {

enum class Destination : std::uint8_t {
    another_authority,
    agency,
    profession,
    career_break,
    retirement
};

inline constexpr int destinations = 5;

/// From `from_years` of service at the authority on, until the next band.
struct TenureBand {
    double from_years = 0;
    double multiplier = 1;
};

/// From this age on, until the next band.
struct LeavingAgeBand {
    double from_age = 0;
    double multiplier = 1;
};

struct RoleMultiplier {
    std::string role;
    double multiplier = 1;
};

/// Hazard of one destination: rate x tenure band x age band x role, or a law of service.
struct LeavingDestination {
    Destination destination = Destination::profession;
    double rate_per_year = 0;
    std::vector<TenureBand> tenure_bands;
    std::vector<LeavingAgeBand> age_bands;
    std::vector<RoleMultiplier> role_multipliers;
    Law service_law;                    ///< replaces rate and bands where it is not `never`
    bool responds_to_conditions = true; ///< pay, blocked progression, mismatch, payments act on it
};

/// What a published hazard is an average of.
enum class BaseHazard {
    population_average, ///< over survivors: frailty is taken out of it
    individual,         ///< of a person with frailty 1
};

struct LeavingParameters {
    std::vector<LeavingDestination> to;
    BaseHazard base = BaseHazard::population_average;
    double frailty_variance = 0;   ///< of a gamma frailty with mean 1, shared by all destinations
    double notice_period_days = 0; ///< between the decision and the last day
    double pay_elasticity =
        0; ///< of the hazard in own pay over market pay; below 0: less pay, more leaving
    double blocked_log_hazard = 0;      ///< added while progression is blocked
    bool blocked_without_a_way = false; ///< also those who want to go on and have no way at all
    double blocked_after_months = 36;   ///< in a role one wants to advance from
    double mismatch_log_hazard = 0;     ///< added while managing without having wanted to
};

/// A career break ends in a return, as an applicant for a post in the old role, or in loss.
struct CareerBreakParameters {
    double return_probability = 0;
    Law length;
};

const char* to_text(Destination destination);

} // namespace tenure

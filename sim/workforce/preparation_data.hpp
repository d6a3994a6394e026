// Preparation for other roles: its rules, and what each practitioner has followed; preparation.hpp
// says how it works.
#pragma once

#include "workforce/yearly_date.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenure {

struct Preparation {
    std::vector<std::string> roles; ///< who may follow it
    std::vector<std::string> to;    ///< the roles it prepares for
    std::vector<YearlyDate> dates;  ///< cohorts begin; none: 1 September
    double places_per_year =
        0; ///< a fraction is drawn; shared among the year's cohorts as evenly as may be
    double months = 12;
    double study_days_per_year = 0;    ///< of 253 working days, taken off the caseload
    double minimum_months_in_role = 0; ///< before the cohort begins
    double merit_sd = 0;               ///< added, in standard deviations, once it is completed
    double application_odds = 1;       ///< of applying, times this, once it is completed
    double mismatch_factor = 1;        ///< on mismatch after promotion into management
    double cost_gbp_per_place = 0;
};

/// Beside the practitioner of the same index: what they follow and have completed.
struct Prepared {
    std::uint32_t completed = 0; ///< a bit for each of Model::preparations
    std::int16_t on = -1;        ///< index into Model::preparations
    std::uint16_t cohort = 0;
};

} // namespace tenure

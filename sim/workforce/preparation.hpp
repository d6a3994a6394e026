// Preparation: a programme that people of some roles follow, a cohort at a time, on their way to
// others.
//
// On a cohort's date its places are offered to the willing, by numbers that belong to the person
// and the date. Whoever follows it has less time for cases; whoever has completed it applies for
// the roles prepared for with other odds, competes for them with more merit as a colleague, and
// takes to management more easily if she did not want it. Nothing else about a career is touched:
// whether posts come up, and who else applies, is as it is.
#pragma once

#include "core/id.hpp"
#include "workforce/yearly_date.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tenure {

struct Preparation {
    std::vector<std::string> roles; ///< who may follow it
    std::vector<std::string> to;    ///< the roles it prepares for
    std::vector<YearlyDate> dates;  ///< cohorts begin; none: 1 September
    double places_per_year = 0;     ///< a fraction is drawn; shared among the year's cohorts as evenly as may be
    double months = 12;
    double study_days_per_year = 0;    ///< of 253 working days, taken off the caseload
    double minimum_months_in_role = 0; ///< before the cohort begins
    double merit_sd = 0;               ///< added, in standard deviations, once it is completed
    double application_odds = 1;       ///< of applying, times this, once it is completed
    double mismatch_factor = 1;        ///< on mismatch after promotion into management
    double cost_gbp_per_place = 0;
};

/// Beside the practitioner of the same index: what she follows and has completed.
struct Prepared {
    std::uint32_t completed = 0; ///< a bit for each of Model::preparations
    std::int16_t on = -1;        ///< index into Model::preparations
    std::uint16_t cohort = 0;
};

struct State;
struct IndividualArrangement;

namespace preparation {

/// A cohort's places are filled.
void begin(State& s, std::size_t which, std::uint32_t cohort);
/// Those of the cohort who are still here have completed it.
void end(State& s, std::size_t which, std::uint32_t cohort);
/// She follows it no more.
void withdraw(State& s, PractitionerId p);

/// What she has of it, added to her terms; last, for study takes its share of what others leave.
void add_to_arrangement(const State& s, PractitionerId p, IndividualArrangement& arrangement);
/// Added to her merit as an applicant from inside, standard deviations.
double merit(const State& s, PractitionerId p, RoleId to);
/// Of applying, times this.
double application_odds(const State& s, PractitionerId p, RoleId to);
/// On the log hazard of mismatch.
double mismatch_factor(const State& s, PractitionerId p);

} // namespace preparation

} // namespace tenure

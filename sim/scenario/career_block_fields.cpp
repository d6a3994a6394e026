// Fields of the blocks that act on careers.
#include "scenario/documents.hpp"

#include <cmath>

namespace tenure {

void declare(Fields& f, Preparation& x) {
    f.references("roles", x.roles, "role", "who may follow it", required);
    f.references("to", x.to, "role", "the roles it prepares for", required);
    f.objects("dates", x.dates, "yearly date", "when cohorts begin; none: 1 September");
    f.number(
        "places_per_year", x.places_per_year, "places", between(0, 1000),
        "shared among the year's cohorts as evenly as may be; offered to those who want one of "
        "the roles, or would apply reluctantly, in a random order of its own",
        required);
    f.number("months", x.months, "months", Allowed{0, 120, true, false}, "how long it takes");
    f.number("study_days_per_year", x.study_days_per_year, "days", between(0, 253),
             "of 253 working days, taken off the caseload; to whole hundredths of their time");
    f.number("minimum_months_in_role", x.minimum_months_in_role, "months", between(0, 600),
             "before the cohort begins");
    f.number("merit_sd", x.merit_sd, "standard deviations", between(-5, 5),
             "added to merit as an applicant from inside, once it is completed");
    f.number("application_odds", x.application_odds, "", Allowed{0, 1000, true, false},
             "odds of applying to an open post, times this, once it is completed");
    f.number("mismatch_factor", x.mismatch_factor, "", between(0, 10),
             "on what mismatch does after promotion into management, once it is completed");
    f.number("cost_gbp_per_place", x.cost_gbp_per_place, "GBP", between(0, 1e6),
             "per place taken; counts among courses");
    f.check(!x.roles.empty(), "roles", "names no role");
    f.check(!x.to.empty(), "to", "names no role");
    f.check_written(x.places_per_year == std::floor(x.places_per_year), "places_per_year",
                    "must be a whole number");
}

} // namespace tenure

// Inspection: what an authority's rating does, and on which dates it changes; inspection.hpp says
// how it works.
#pragma once

#include "core/calendar.hpp"

#include <string>
#include <vector>

namespace tenure {

/// What a rating does, beside what is as usual; 1 and 0: nothing.
struct RatingEffects {
    std::string name;
    double applicants = 1;  ///< outside applicants, times this
    double agency_odds = 1; ///< odds that an agency has somebody, times this
    double exhaustion = 0;  ///< logit, added to the target of everybody's exhaustion
};

struct RatingChange {
    Date date;
    std::string rating;
};

struct InspectionParameters {
    std::vector<RatingEffects> ratings;
    std::string rating;                ///< when the study starts
    std::vector<RatingChange> changes; ///< known or assumed, under every policy
};

/// A policy that is assumed to bring another rating while it is in force.
struct InspectionRating {
    std::string rating;
};

} // namespace tenure

// What schools refer while a pilot runs: the model's own streams of children, without the workforce
// that answers them. A child referred again after their case closed is not counted; nor do years
// differ, which would move treated and other schools alike.
#pragma once

#include "workforce/model.hpp"

#include <vector>

namespace tenure {

/// Windows begin together; effects are factors on the referrals of treated schools.
struct SchoolWindows {
    Instant begin;
    std::vector<Instant> ends;
    std::vector<double> effects; ///< at most most_demand
    int treated = 0;             ///< of the schools, drawn at random
};

/// By [effect][window], what the treated schools referred, then the others, each in order of
/// school.
struct SchoolCounts {
    std::vector<std::vector<std::vector<std::int64_t>>> treated, control;
};

/// @pre the model has schools, and its horizon lies behind the last end
SchoolCounts count_schools(const Model& model, const RandomStream& random,
                           const SchoolWindows& windows);

} // namespace tenure

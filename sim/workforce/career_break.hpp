// Career breaks: away, then back as an applicant for a post of the old role's family, or lost.
#pragma once

#include "core/id.hpp"

namespace tenure {

struct State;

namespace career_break {

/// She has left for a break.
void begin(State& s, PractitionerId p);
/// It is over: she looks for a post here again, or is gone for good. Tells break_ended.
void end(State& s, PractitionerId p);

} // namespace career_break
} // namespace tenure

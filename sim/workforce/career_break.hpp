// Career breaks: away, then back as an applicant for a post of the old role's family, or lost.
#pragma once

#include "core/id.hpp"

namespace tenure {

struct State;

namespace career_break {

/// They have left for a break.
void begin(State& s, PractitionerId p);
/// It is over: they look for a post here again, or are gone for good. Emits break_ended.
void end(State& s, PractitionerId p);

} // namespace career_break
} // namespace tenure

// Qualifications: courses that gate progressions, begun by those who want what lies behind the
// gate.
#pragma once

#include "core/id.hpp"

namespace tenure {

struct State;

namespace qualification {

/// Looks for a course that a way on from her role asks for, if she is on none.
void seek_course(State& s, PractitionerId p);
/// Her course begins, or ends.
void step(State& s, PractitionerId p);

} // namespace qualification
} // namespace tenure

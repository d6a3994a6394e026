// Supervision: sessions come due on each practitioner's own schedule; a session is held if somebody
// who supervises in the team is there and has time left.
//
// Time is a store that fills evenly, by the role's supervision span: a span of 6 is 6 sessions in 4
// weeks for somebody full time. A store holds 4 weeks' worth at most.
#pragma once

#include "core/id.hpp"

namespace tenure {

/// How often somebody newly qualified is due, by time since she started.
struct SupervisionParameters {
    double interval_weeks = 4;              ///< everybody else
    double newly_qualified_first_weeks = 6; ///< so long
    double newly_qualified_first_interval_weeks = 1;
    double newly_qualified_then_months = 6; ///< until then
    double newly_qualified_then_interval_weeks = 2;
    double stand_in_span = 0; ///< of the longest qualified colleague, where nobody supervises
};

struct State;

namespace supervision {

/// Her first session is planned; somebody at the start is met at a keyed point of her interval.
void begin(State& s, PractitionerId p);
/// A session is due.
void step(State& s, PractitionerId p);
/// No more sessions.
void end(State& s, PractitionerId p);

} // namespace supervision

} // namespace tenure

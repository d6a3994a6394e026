// Supervision: sessions come due on each practitioner's own schedule; a session is held if somebody
// who supervises in the team is there and has time left.
//
// Time is a store that fills evenly, by the role's supervision span: a span of 6 is 6 sessions in 4
// weeks for somebody full time. A store holds 4 weeks' worth at most, but a session at least; it is
// full when she begins. Who has most in store takes the session; a role may supervise the newly
// qualified only. Where nobody has a session left while a manager of the team who supervises is
// away, or her post is empty and not covered, somebody whose role it is to stand in takes it out of
// a second store that is kept for that. While every supervisor of the team is away, or none is in
// post, the longest qualified of the team stands in if the rules let her. A supervisor's own
// sessions are due only where another supervisor is in her team. Due times depend on nothing that
// happens, so they are the same under every policy.
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
    double stand_in_span = 0; ///< of whoever stands in for supervisors
};

struct State;

namespace supervision {

/// Her first session is planned; somebody at the start is met at a keyed point of her interval.
void begin(State& s, PractitionerId p);
/// A session is due.
void step(State& s, PractitionerId p);
/// Her team, role, hours or how much of her is there may have changed, and so her time for others.
void refresh(State& s, PractitionerId p);
/// No more sessions.
void end(State& s, PractitionerId p);

} // namespace supervision

} // namespace tenure

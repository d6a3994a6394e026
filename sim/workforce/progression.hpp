// Progression without a vacancy: programmes, portfolios and panels, thresholds, constant rates, and
// the courses that gate them.
#pragma once

#include "workforce/state.hpp"

namespace tenure::progression {

/// Starts the ways up that need no vacancy out of their new role.
void begin_role(State& s, PractitionerId p);
/// The next step of one of them is due.
void step(State& s, PractitionerId p);
/// Panels may sit on other dates, portfolios grow at another speed.
void reconsider(State& s, PractitionerId p);
/// They hold, or have committed themselves to, another qualification.
void qualification_changed(State& s, PractitionerId p);
/// Whether somebody has been for too long in a role they want to advance from: what is recorded as
/// blocked where that acts on anything.
bool waits_too_long(const State& s, const Practitioner& x);
/// Has waited in their role for as long as makes progression count as blocked.
void become_blocked(State& s, PractitionerId p);

} // namespace tenure::progression

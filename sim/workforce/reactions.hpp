// Reactions: what answers each event, in written order; reactions.cpp is the page on which it
// stands.
#pragma once

#include "workforce/state.hpp"

namespace tenure::reactions {

/// Handles all that is pending, and all that is emitted meanwhile, in the order in which it was
/// emitted.
void handle_pending(State& s);

// What follows when something planned comes due whose effects reach beyond one process.

/// An exhaustion update: hazards of absence and leaving may have changed.
void update_exhaustion(State& s, PractitionerId p);
/// A wish for another team begins, passes or is felt more.
void step_wish(State& s, PractitionerId p);
/// The next step of a retention payment.
void step_tie_in(State& s, PractitionerId p);

} // namespace tenure::reactions

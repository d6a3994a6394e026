// Reactions: what answers each event, in written order; reactions.cpp is the page on which it
// stands.
#pragma once

#include "workforce/state.hpp"

namespace tenure::reactions {

/// Handles all that is pending, and all that is emitted meanwhile, in the order in which it was
/// emitted.
void handle_pending(State& s);

} // namespace tenure::reactions

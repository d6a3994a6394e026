// Levers: what the policy blocks in force make of the rules.
#pragma once

#include "workforce/state.hpp"

namespace tenure::policy_effects {

/// Pulled by no block: the authority's own rules.
void set_baseline(State& s);
/// As the blocks in force now have it.
void set(State& s);
/// Whether a block is in force now.
bool in_force(const State& s, const BlockModel& block);

} // namespace tenure::levers

// Policy effects: what the policy blocks in force make of the rules.
#pragma once

#include "workforce/state.hpp"

namespace tenure::policy_effects {

/// Changed by no block: the authority's own rules.
void set_baseline(State& s);
/// As the blocks in force now have it.
void set(State& s);
/// Posts that blocks add to a group at this instant, less those that others take away: what one
/// adds and another takes is no change, in whatever order they stand.
int posts_changing(const State& s, std::size_t group);
/// Whether a block is in force now.
bool in_force(const State& s, const BlockModel& block);

} // namespace tenure::policy_effects

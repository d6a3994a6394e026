// What policies add to an authority before anything else is done with it: roles, ways, teams.
//
// It is there under every policy of the study, the baseline too, so that all have the same measures
// and the same random streams; only a policy's own blocks make use of it.
#pragma once

#include "scenario/fault.hpp"
#include "scenario/tree.hpp"

#include <vector>

namespace tenure {

/// Puts `more` into an authority: keys that it lacks, and items at the end of its lists, but for
/// those that are there already; items with the name of one that is there add to it. A value that
/// is there and another is a fault.
void put_additions(Tree& authority, const Tree& more, std::vector<Fault>& faults);

} // namespace tenure

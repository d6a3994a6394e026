// What policies add to an authority before anything else is done with it: roles, ways, teams.
//
// It is there under every policy of the study, the baseline too, so that all have the same measures
// and the same random streams; only a policy's own blocks make use of it. Where it stands in the
// authority's lists tells random streams apart, so it stands there in an order of its own, whatever
// the order it is written in; what a later policy of the study adds comes after it.
#pragma once

#include "scenario/fault.hpp"
#include "scenario/tree.hpp"

#include <vector>

namespace tenure {

/// Puts what a policy adds into an authority, and then what those that it combines add: keys that
/// it lacks, and items at the end of its lists, but for those that are there already; items with
/// the name of one that is there add to it. Maps of one list stand in the order of their names, or
/// of all their texts where they have none. A value that is there and another is a fault.
/// @param policy with the policies it combines in place of their paths
void put_additions(Tree& authority, const Tree& policy, std::vector<Fault>& faults);

} // namespace tenure

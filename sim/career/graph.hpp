// The ladder as a Boost.Graph: vertices are roles in their order, edges progressions.
//
// Private to this room: no other header may include it.
#pragma once

#include "career/ladder.hpp"

#include <boost/graph/adjacency_list.hpp>

namespace tenure {

inline constexpr std::size_t no_progression = static_cast<std::size_t>(-1);

struct Step {
    std::size_t progression = no_progression; ///< index; none for a step from outside
};

using LadderGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS,
                                          boost::no_property, Step>;

/// Sideways moves included or not. Progressions from or to an unknown role, or to their own, are
/// left out: faults() speaks of them.
LadderGraph promotions_of(const Ladder& ladder);
LadderGraph moves_of(const Ladder& ladder);

/// The strongly connected component of each role, numbered from 0.
std::vector<std::size_t> components_of(const LadderGraph& graph);

} // namespace tenure

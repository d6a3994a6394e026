// The opening population: posts, staff, cases and cover as a replication begins, and what is known
// to come.
#pragma once

#include "workforce/state.hpp"

namespace tenure::opening {

/// Everything that is there when the study starts, and every date that is known then. @pre cleared
void begin(State& s);

} // namespace tenure::opening

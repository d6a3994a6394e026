// The opening population: posts, staff, cases and cover as a replication begins, and what is known
// to come.
#pragma once

#include "workforce/state.hpp"

namespace tenure::opening {

/// Everybody and everything that is there when the study starts. @pre cleared
void begin(State& s);
/// Every date that is known then, onto the agenda.
void schedule_dates(State& s);

} // namespace tenure::opening

// Dispatch: the events of the agenda, each to the process whose it is.
#pragma once

#include "workforce/state.hpp"

#include <vector>

namespace tenure::dispatch {

/// All events until the horizon, in order. @param rows receives a row per reporting period that
/// ends
void run(State& s, std::vector<std::int64_t>& rows);
/// A reporting period ends: stocks and money of every mechanism, then of the whole, into `rows`.
void end_period(State& s, std::vector<std::int64_t>& rows);

} // namespace tenure::dispatch

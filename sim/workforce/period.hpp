// The end of a reporting period: flows are closed, stocks are read, the row is written.
#pragma once

#include "workforce/state.hpp"

#include <vector>

namespace tenure::period {

/// Starts counting from nothing.
void begin(State& s);
/// Appends the period's row to `rows` and starts the next.
void end(State& s, std::vector<std::int64_t>& rows);

} // namespace tenure::period

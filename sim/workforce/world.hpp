// The world: one replication from beginning to end.
//
// memory clears it, opening fills it, dispatch takes its events in order, reactions is the one page
// on which it stands what answers what.
#pragma once

#include "workforce/state.hpp"

#include <vector>

namespace tenure {

/// Runs one replication. `state` may come from any earlier one; only its memory is used again.
/// @param rows receives a row of raw_columns() numbers per reporting period of the model
/// @throws ContractViolation with simulated time, event, replication and seed in its message
void simulate(const Model& model, const RandomStream& random, State& state,
              std::vector<std::int64_t>& rows, Observer* observer = nullptr);

/// The stocks of a replication at the instant it starts, as one row of raw_columns() numbers whose
/// flows are of nothing but the opening itself. Throws as simulate() does.
void opening_stocks(const Model& model, const RandomStream& random, State& state,
                    std::vector<std::int64_t>& rows);

} // namespace tenure

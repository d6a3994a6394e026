// The tables computed from what is stored: monthly, yearly, overall_summary and the comparisons.
//
// A sweep has the last two of these for each of its points. They depend on the stored values alone:
// not on the order in which batches came.
#pragma once

#include "experiment/results.hpp"
#include "output/contest_watch.hpp"
#include "output/sqlite.hpp"

#include <cstdint>

namespace tenure {

/// What is analysed: the complete batches from the first on; of a sweep, from each point's first
/// on.
struct Analysed {
    std::uint32_t batches = 0;
    std::uint32_t replications = 0; ///< failed ones included; of a sweep, at all points together
};

/// @param at_most so many batches of each point
Analysed analysed(Database& database, const Description& description,
                  std::uint32_t at_most = UINT32_MAX);

/// Computes every summary table anew. Within a transaction.
/// @throws StoreError where a monthly batch is damaged
void summarise(Database& database, const Description& description, const Analysed& what);

/// Which policy is selected so far, and why the others are out.
void write_selection(Database& database, const Description& description,
                     const Standings& standings);

} // namespace tenure

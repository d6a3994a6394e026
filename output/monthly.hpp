// Monthly summaries of one policy in one batch as compact bytes, and what they merge to.
//
// For each period and measure: count; sum; number of bins; then per bin the distance of its key
// from the one before (less 1) and its count. Whole numbers are written 7 bits to a byte, lowest
// first, the top bit saying that more follow; signed ones zigzag (0, -1, 1, -2, ...), sums with 128
// bits.
#pragma once

#include "experiment/results.hpp"
#include "output/sqlite.hpp"
#include "statistics/histogram.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tenure {

std::string encoded(const std::vector<PeriodSummary>& monthly);

/// The same, merged over batches.
struct MonthlyTotal {
    std::int64_t count = 0;
    __int128 sum = 0;
    Bins bins;
};

/// Adds encoded summaries to as many totals. False if the bytes are not such summaries; the totals
/// are then of no use.
bool add_encoded(std::string_view bytes, std::vector<MonthlyTotal>& totals);

/// A policy's months, merged over as many batches from the first on: [period][measure].
/// @throws StoreError where a monthly batch is damaged
std::vector<MonthlyTotal> monthly_totals(Database& database, const Description& description,
                                         std::size_t policy, std::uint32_t batches);

} // namespace tenure

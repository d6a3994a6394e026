// The policies beside the baseline, for a terminal and as JSON.
#pragma once

#include "output/store.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// From the prices of one year to those of another, by an index.
struct PriceChange {
    std::string index; ///< its name
    int from = 0, to = 0;
    double factor = 1;
};

struct CompareOptions {
    /// None: those the study decides on; if none, the ten that matter. "all": every one.
    std::vector<std::string> measures;
    std::vector<std::string> policies; ///< none: all
    std::size_t columns = 100;
    std::optional<std::uint32_t> point = {}; ///< of a sweep; none: all of them in short
    /// For what a policy costs by financial year and for each leaver avoided; values and net
    /// benefit stay as the study has them. None: prices as they are.
    std::optional<PriceChange> prices = {};
};

/// Net benefit and what follows from it, a small table for each measure, then what the intervals
/// mean and what to be wary of. Of a sweep, unless a point is asked for, how each policy's
/// difference varies over the points; net benefit of no sweep.
/// @throws StoreError if a measure, policy or point asked for is not in the store, or the store has
/// results that are not summarised yet
std::string comparison_table(Store& store, const CompareOptions& options = {});

/// The same rows in natural units, with warnings; null where nothing is known.
std::string comparison_json(Store& store, const CompareOptions& options = {});

} // namespace tenure

// What it costs to avoid a leaver: where a policy surely has fewer of them, its difference in cost
// from the baseline over the leavers it avoids.
#pragma once

#include "output/store.hpp"
#include "statistics/estimate.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

struct CostPerLeaver {
    std::string policy;
    double avoided = 0;     ///< leavers a year fewer than under the baseline; below 0: more
    double cost = 0;        ///< GBP a year more than under the baseline; below 0: saved
    bool surely = false;    ///< the 95% interval of `avoided` is above 0
    double gbp = not_known; ///< cost / avoided, where surely
    Interval interval;      ///< 95%, by the jackknife over independent draws (Miller 1974)
};

/// Of every policy but the baseline; empty where the results have no leavers or no cost.
std::vector<CostPerLeaver> cost_per_leaver(Store& store);

/// A table with a sentence; nothing where there is nothing to say.
std::string cost_per_leaver_words(Store& store, std::size_t columns);

} // namespace tenure

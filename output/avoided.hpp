// What it costs to avoid a leaver: where a policy surely has fewer of them, its difference in cost
// from the baseline over the leavers it avoids.
#pragma once

#include "output/store.hpp"
#include "statistics/estimate.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// Counted in one way. Errors are by the jackknife over independent draws (Miller 1974).
struct Avoided {
    double leavers = 0;     ///< a year fewer than under the baseline; below 0: more
    bool surely = false;    ///< the 95% interval of it is above 0
    double gbp = not_known; ///< cost / leavers, where surely
    Interval interval;      ///< 95%
};

struct CostPerLeaver {
    std::string policy;
    double cost = 0;     ///< GBP a year more than under the baseline; below 0: saved
    Avoided whole_staff; ///< everybody who leaves, of however many there are
    /// As many as would be fewer if the staff were as large as under the baseline: its leavers less
    /// the policy's, times its head count over the policy's. Not known where there is no head
    /// count.
    std::optional<Avoided> constant_staff;
};

/// Of every policy but the baseline; empty where the results have no leavers or no cost.
std::vector<CostPerLeaver> cost_per_leaver(Store& store);

/// A table with a sentence; nothing where there is nothing to say.
/// @param factor on money
std::string cost_per_leaver_words(Store& store, std::size_t columns, double factor = 1);

} // namespace tenure

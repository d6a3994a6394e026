// Histograms that merge: counts of whole-number bins, ascending.
#pragma once

#include "statistics/order.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

struct Bin {
    std::int64_t key = 0;    ///< the values from key * width to key * width + width - 1
    std::uint64_t count = 0; ///< > 0
    friend bool operator==(const Bin& a, const Bin& b) {
        return a.key == b.key && a.count == b.count;
    }
};

/// Ascending by key, each key once.
using Bins = std::vector<Bin>;

/// Adds the counts of `more` to `total`; any order of merging gives equal bins.
void merge(Bins& total, const Bins& more);

std::uint64_t count(const Bins& bins);

/// The bin that holds the order statistic of `rank` (1 the smallest) has this as the middle of its
/// values: the value itself where the width is 1, else at most (width - 1) / 2 from it.
/// @pre 1 <= rank <= count(bins), width > 0
double value_at_rank(const Bins& bins, std::uint64_t rank, std::int64_t width);

/// The quantile by its order statistic (see order.hpp). @pre count(bins) > 0
double quantile(const Bins& bins, PerThousand p, std::int64_t width);

} // namespace tenure

// Histograms that merge: counts of whole-number bins, ascending.
#pragma once

#include "statistics/order.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

struct Bin {
    std::int64_t key = 0;    ///< values about key * width, as bin_of() has it
    std::uint64_t count = 0; ///< > 0
    friend bool operator==(const Bin& a, const Bin& b) {
        return a.key == b.key && a.count == b.count;
    }
};

/// Ascending by key, each key once.
using Bins = std::vector<Bin>;

/// The key of the bin a value is in: value / width, rounded to the nearest, halves upwards. So a
/// multiple of the width is the middle of its bin. @pre width > 0
std::int64_t bin_of(std::int64_t value, std::int64_t width);

/// Adds the counts of `more` to `total`; any order of merging gives equal bins.
void merge(Bins& total, const Bins& more);

std::uint64_t count(const Bins& bins);

/// The bin that holds the order statistic of `rank` (1 the smallest) has this as the middle of its
/// values: the value itself if that is a multiple of the width, else at most width / 2 from it.
/// @pre 1 <= rank <= count(bins), width > 0
double value_at_rank(const Bins& bins, std::uint64_t rank, std::int64_t width);

/// The quantile by its order statistic (see order.hpp). @pre count(bins) > 0
double quantile(const Bins& bins, PerThousand p, std::int64_t width);

} // namespace tenure

// Quantiles by order statistics, and intervals for them that suppose nothing of the law.
//
// The p-quantile of n values is the smallest of them that at least a share p of them do not exceed:
// the one of rank ceil(n p), 1 being the smallest. It is always one of the values (the inverse of
// the empirical distribution function; definition 1 of Hyndman & Fan 1996).
#pragma once

#include <cstdint>
#include <vector>

namespace tenure {

/// A probability in whole thousandths, so that n p is exact.
struct PerThousand {
    std::uint32_t value = 0; ///< 1 to 1000
};

/// @pre n > 0, 0 < p <= 1000
std::uint64_t rank_of(PerThousand p, std::uint64_t n);

/// @pre ascending and not empty
std::int64_t quantile(const std::vector<std::int64_t>& ascending, PerThousand p);

/// Ranks between whose values the quantile of the law lies with probability `coverage`:
/// P(x[low] <= q < x[high]) = P(low <= B < high), B binomial(n, p), exact for a continuous law.
struct RankInterval {
    std::int64_t low = 0, high = 0; ///< 1 is the smallest value; 0 and n + 1: no bound on that side
    double coverage = 0;            ///< at least the level
};

/// The narrowest ranks that leave at most (1 - level) / 2 on each side.
/// @pre n > 0, 0 < p < 1, 0 < level < 1
RankInterval quantile_interval(std::int64_t n, double p, double level);

} // namespace tenure

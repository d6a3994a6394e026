#include "statistics/rank_check.hpp"

#include "core/contract.hpp"
#include "statistics/distribution.hpp"

#include <cmath>

namespace tenure {

RankCheck rank_check(const std::vector<std::size_t>& ranks, std::size_t draws, std::size_t bins) {
    expects(!ranks.empty() && bins >= 2 && (draws + 1) % bins == 0,
            "ranks fall into bins of equal size");
    const std::size_t width = (draws + 1) / bins;
    std::vector<double> counts(bins, 0);
    RankCheck check;
    const auto n = static_cast<double>(ranks.size());
    for (const std::size_t rank : ranks) {
        expects(rank <= draws, "a rank is at most the number of draws");
        ++counts[rank / width];
        const double share = (static_cast<double>(rank) + 0.5) / static_cast<double>(draws + 1);
        if (share > 0.05 && share < 0.95) check.covered_90 += 1 / n;
    }
    const double expected = n / static_cast<double>(bins);
    for (const double count : counts)
        check.chi_squared += (count - expected) * (count - expected) / expected;
    const double freedom = static_cast<double>(bins - 1), ninth = 2 / (9 * freedom);
    const double z = (std::cbrt(check.chi_squared / freedom) - (1 - ninth)) / std::sqrt(ninth);
    check.p_value = normal_probability(-z);
    return check;
}

} // namespace tenure

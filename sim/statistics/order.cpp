#include "statistics/order.hpp"

#include "core/contract.hpp"
#include "statistics/distribution.hpp"

namespace tenure {

std::uint64_t rank_of(PerThousand p, std::uint64_t n) {
    expects(n > 0, "a quantile is taken of something");
    expects(p.value >= 1 && p.value <= 1000, "a probability in thousandths is 1 to 1000");
    // In two parts, so that no n is too large.
    return n / 1000 * p.value + (n % 1000 * p.value + 999) / 1000;
}

std::int64_t quantile(const std::vector<std::int64_t>& ascending, PerThousand p) {
    return ascending[static_cast<std::size_t>(rank_of(p, ascending.size()) - 1)];
}

namespace {

/// The smallest k in [0, n] with P(B <= k) > bound.
std::int64_t first_above(double bound, std::int64_t n, double p) {
    std::int64_t low = 0, high = n;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (binomial_probability(middle, n, p) > bound)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

} // namespace

RankInterval quantile_interval(std::int64_t n, double p, double level) {
    expects(n > 0 && p > 0 && p < 1 && level > 0 && level < 1, "a quantile has an interval");
    const double side = (1 - level) / 2;
    RankInterval ranks;
    // low: the largest with P(B < low) <= side. high: the smallest with P(B >= high) <= side.
    ranks.low = first_above(side, n, p);
    ranks.high = first_above(1 - side, n, p) + 1;
    // first_above is strict; a tie at the bound itself would already do.
    if (binomial_probability(ranks.high - 2, n, p) >= 1 - side) --ranks.high;
    ranks.coverage =
        binomial_probability(ranks.high - 1, n, p) - binomial_probability(ranks.low - 1, n, p);
    return ranks;
}

} // namespace tenure

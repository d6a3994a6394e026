#include "statistics/exceedance.hpp"

#include "core/contract.hpp"
#include "statistics/distribution.hpp"
#include "statistics/forecast.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

/// P(X >= hits) for X binomial(n, p).
double upper_tail(std::int64_t hits, std::int64_t n, double p) {
    return 1 - binomial_probability(hits - 1, n, p);
}

} // namespace

double share_at_least(std::int64_t hits, std::int64_t n, double alpha) {
    expects(n >= 1 && hits >= 0 && hits <= n && alpha > 0 && alpha < 1, "a share of a count");
    if (hits == 0) return 0;
    double low = 0, high = 1;
    for (int i = 0; i < 52; ++i) {
        const double middle = (low + high) / 2;
        (upper_tail(hits, n, middle) <= alpha ? low : high) = middle;
    }
    return low;
}

double share_at_most(std::int64_t hits, std::int64_t n, double alpha) {
    return 1 - share_at_least(n - hits, n, alpha);
}

std::int64_t hits_needed(std::int64_t n, double p, double alpha) {
    std::int64_t low = 0, high = n + 1; // too few; enough, if any number is
    while (high - low > 1) {
        const std::int64_t middle = (low + high) / 2;
        (upper_tail(middle, n, p) <= alpha ? high : low) = middle;
    }
    return high;
}

double power_of(std::int64_t n, double p, double alpha, double truth) {
    const std::int64_t needed = hits_needed(n, p, alpha);
    return needed > n ? 0 : upper_tail(needed, n, truth);
}

Reckoned mean_with_error(const std::vector<double>& values) {
    expects(values.size() >= 2, "a standard error takes two values");
    const double n = static_cast<double>(values.size());
    double sum = 0, squares = 0;
    for (const double x : values) sum += x;
    for (const double x : values) squares += (x - sum / n) * (x - sum / n);
    return {sum / n, std::sqrt(squares / (n - 1) / n)};
}

Reckoned quantile_with_error(std::vector<double> values, double below) {
    expects(values.size() >= 8 && below > 0 && below < 1, "a quantile of a sample");
    const double least = mean_with_error(values).std_error / 10;
    std::sort(values.begin(), values.end());
    const double n = static_cast<double>(values.size());
    const double rank = below * n + 0.5, error = std::sqrt(n * below * (1 - below));
    const double low = std::max(1.0, rank - error), high = std::min(n, rank + error);
    const double spread = at_rank(values, high) - at_rank(values, low);
    return {at_rank(values, rank), std::max(least, spread * error / (high - low))};
}

} // namespace tenure

#include "output/verdict.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

Measure judged(const Description& d, Measure measure) {
    for (const Value& value : d.values)
        if (value.measure == measure.name && value.gbp_per_unit != 0) {
            measure.better = value.gbp_per_unit > 0 ? Direction::higher : Direction::lower;
            break;
        }
    return measure;
}

double practical_difference(const Measure& m, double baseline) {
    const double share = std::isfinite(baseline) ? m.practical_share * std::fabs(baseline) : 0;
    return std::max(m.practical_size, share);
}

std::string verdict(const Measure& m, const Compared& c) {
    if (c.pairs == 0) return "nothing to compare";
    if (c.identical) return "identical";
    if (c.constant) return "the same in all pairs";
    if (std::isnan(c.interval.low)) return "too few to tell";
    const double matters = practical_difference(m, c.baseline);
    const bool small = c.interval.low > -matters && c.interval.high < matters;
    const bool clear = c.interval.low > 0 || c.interval.high < 0;
    if (small || (clear && std::fabs(c.difference) < matters)) return about_the_same;
    if (!clear) return "no clear difference";
    const std::string direction = c.difference > 0 ? "higher" : "lower";
    if (m.better == Direction::none) return direction;
    return direction + (to_text(m.better) == direction ? " (better)" : " (worse)");
}

} // namespace tenure

#include "statistics/implausibility.hpp"

#include "core/contract.hpp"

#include <cmath>
#include <limits>

namespace tenure {

Implausibility implausibility(const Grid& made, const std::vector<double>& observed,
                              const std::vector<double>& sd) {
    expects(made.rows > 0 && made.columns == observed.size() && sd.size() == observed.size(),
            "settings make every target");
    Implausibility nearest;
    double least = std::numeric_limits<double>::infinity();
    std::vector<double> alone(observed.size(), least); ///< the nearest that any settings come
    for (std::size_t s = 0; s < made.rows; ++s) {
        std::vector<double> here;
        double worst = 0;
        for (std::size_t t = 0; t < made.columns; ++t) {
            expects(sd[t] > 0, "something stands between model and target");
            here.push_back(std::fabs(made.at(s, t) - observed[t]) / sd[t]);
            worst = std::fmax(worst, here.back());
            alone[t] = std::fmin(alone[t], here.back());
        }
        if (!(worst < least)) continue;
        least = worst;
        nearest.by_target = here;
    }
    if (!(least > most_plausible)) return nearest;
    for (std::size_t t = 0; t < alone.size(); ++t)
        if (alone[t] > most_plausible) nearest.cannot_match.push_back(t);
    if (!nearest.cannot_match.empty()) return nearest;
    for (std::size_t t = 0; t < alone.size(); ++t)
        if (nearest.by_target[t] > most_plausible) nearest.cannot_match.push_back(t);
    return nearest;
}

} // namespace tenure

#include "statistics/survival.hpp"

#include "core/contract.hpp"
#include "core/elementary.hpp"
#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

Survival::Survival(std::vector<Life> lives) : lives_(static_cast<std::int64_t>(lives.size())) {
    std::sort(lives.begin(), lives.end(),
              [](const Life& a, const Life& b) { return a.duration < b.duration; });
    double survival = 1, greenwood = 0;
    std::size_t i = 0;
    while (i < lives.size()) {
        SurvivalStep step;
        step.time = lives[i].duration;
        expects(step.time >= 0, "a life lasts at least 0");
        step.at_risk = static_cast<std::int64_t>(lives.size() - i);
        for (; i < lives.size() && lives[i].duration == step.time; ++i)
            if (lives[i].ended) ++step.ended;
        observed_until_ = step.time;
        if (step.ended == 0) continue;
        const auto n = static_cast<double>(step.at_risk), d = static_cast<double>(step.ended);
        survival *= (n - d) / n;
        if (step.ended < step.at_risk) greenwood += d / (n * (n - d));
        step.survival = survival;
        step.std_error = survival * std::sqrt(greenwood);
        steps_.push_back(step);
    }
}

SurvivalStep Survival::at(std::int64_t time) const {
    expects(time >= 0, "survival starts at 0");
    const auto after =
        std::upper_bound(steps_.begin(), steps_.end(), time,
                         [](std::int64_t t, const SurvivalStep& step) { return t < step.time; });
    if (after != steps_.begin()) return *std::prev(after);
    SurvivalStep whole;
    whole.at_risk = lives_;
    return whole;
}

Interval Survival::interval(const SurvivalStep& step, double level) {
    if (!(step.std_error > 0)) return {};
    const double z = normal_quantile(0.5 + level / 2);
    const double log_survival = elementary::log(step.survival);
    const double width = z * step.std_error / (step.survival * -log_survival);
    return {elementary::exp(log_survival * elementary::exp(width)),
            elementary::exp(log_survival * elementary::exp(-width))};
}

std::int64_t Survival::median() const {
    for (const SurvivalStep& step : steps_)
        if (step.survival <= 0.5) return step.time;
    return -1;
}

} // namespace tenure

#include "statistics/shrinkage.hpp"

#include "core/contract.hpp"
#include "statistics/forecast.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

double Components::weight(std::size_t values) const {
    if (!known) return 1;
    const double noise = within / static_cast<double>(std::max<std::size_t>(values, 1));
    return between + noise > 0 ? between / (between + noise) : 0;
}

Components components(const std::vector<std::vector<double>>& units) {
    double sum = 0, count = 0, squares_of_counts = 0, groups = 0, inside = 0;
    for (const auto& unit : units) {
        if (unit.empty()) continue;
        const auto n = static_cast<double>(unit.size());
        const double mean = mean_of(unit);
        for (const double x : unit) inside += (x - mean) * (x - mean);
        sum += n * mean;
        count += n;
        squares_of_counts += n * n;
        ++groups;
    }
    Components all;
    if (count > 0) all.mean = sum / count;
    if (groups < 2 || count <= groups) return all;
    double among = 0;
    for (const auto& unit : units)
        if (!unit.empty())
            among += static_cast<double>(unit.size()) * std::pow(mean_of(unit) - all.mean, 2);
    all.within = inside / (count - groups);
    const double size = (count - squares_of_counts / count) / (groups - 1);
    all.between = std::max(0.0, (among / (groups - 1) - all.within) / size);
    all.known = true;
    return all;
}

double shrunken(const Components& panel, const std::vector<double>& own) {
    expects(!own.empty(), "a unit has a value at least");
    const double weight = panel.weight(own.size());
    return weight * mean_of(own) + (1 - weight) * (panel.known ? panel.mean : 0);
}

double next_value_sd(const Components& panel, std::size_t values) {
    return std::sqrt(panel.between * (1 - panel.weight(values)) + panel.within);
}

} // namespace tenure

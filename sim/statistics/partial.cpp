#include "statistics/partial.hpp"

#include "core/contract.hpp"
#include "statistics/regression.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <numeric>

namespace tenure {

namespace {

/// Differences from the first option, which keeps its own value.
Grid beside_first(const Grid& means) {
    Grid result = means;
    for (std::size_t r = 0; r < result.rows; ++r)
        for (std::size_t c = 1; c < result.columns; ++c) result.at(r, c) -= means.at(r, 0);
    return result;
}

/// Whether an option's difference from the first, or the first's own value, may depend on what is
/// asked about.
bool depends(const std::vector<bool>& meets, std::size_t option) {
    return meets.empty() || meets[0] || meets[option];
}

/// The option that is best on average; the first of equals.
std::size_t best_beside(const Grid& beside) {
    std::vector<double> sums(beside.columns, 0);
    for (std::size_t r = 0; r < beside.rows; ++r)
        for (std::size_t c = 1; c < beside.columns; ++c) sums[c] += beside.at(r, c);
    return static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
}

double variance(const Grid& grid, std::size_t column) {
    double mean = 0, squares = 0;
    for (std::size_t r = 0; r < grid.rows; ++r)
        mean += grid.at(r, column) / static_cast<double>(grid.rows);
    for (std::size_t r = 0; r < grid.rows; ++r)
        squares += (grid.at(r, column) - mean) * (grid.at(r, column) - mean);
    return squares / static_cast<double>(grid.rows - 1);
}

std::vector<double> main_effects(const DrawMeans& means, const Grid& beside,
                                 const Grid& parameters) {
    const Fitted fit = fitted(beside, parameters);
    std::vector<double> shares;
    for (std::size_t c = 0; c < beside.columns; ++c) {
        const double all = variance(beside, c), chance = means.chance.at(c, c);
        // By chance alone `all` would lie about `chance`, two deviations of a sample variance at
        // most.
        const double by_chance =
            chance * (1 + 2 * std::sqrt(2 / static_cast<double>(beside.rows - 1)));
        const double share = variance(fit.values, c) / (all - chance);
        shares.push_back(all > by_chance ? std::min(1.0, share) : not_known);
    }
    return shares;
}

} // namespace

std::vector<double> explained_shares(const DrawMeans& means, const Grid& parameters) {
    return main_effects(means, beside_first(means.means), parameters);
}

namespace {

/// What each row gains by choosing what is best by prediction, beside the option best on average.
std::vector<double> gains(const Grid& beside, const Grid& predicted) {
    const std::size_t best = best_beside(beside);
    std::vector<double> all;
    for (std::size_t r = 0; r < beside.rows; ++r) {
        const auto value = [&](const Grid& grid, std::size_t c) {
            return c == 0 ? 0 : grid.at(r, c);
        };
        std::size_t chosen = best;
        for (std::size_t c = 0; c < beside.columns; ++c)
            if (value(predicted, c) > value(predicted, chosen)) chosen = c;
        all.push_back(value(beside, chosen) - value(beside, best));
    }
    return all;
}

/// Of a mean over rows, of which those of one set depend on each other: as in estimate.hpp.
double error_over_sets(const std::vector<double>& values, double mean,
                       const std::vector<std::uint32_t>& set_of_row) {
    std::map<std::uint32_t, double> off;
    for (std::size_t r = 0; r < values.size(); ++r) off[set_of_row[r]] += values[r] - mean;
    double squares = 0;
    for (const auto& [set, sum] : off) squares += sum * sum;
    const auto n = static_cast<double>(off.size());
    return std::sqrt(n / (n - 1) * squares) / static_cast<double>(values.size());
}

void add_value(PartialInformation& result, const DrawMeans& means, const Grid& beside,
               const Grid& parameters, const std::vector<bool>& meets) {
    const auto two =
        std::adjacent_find(means.sets.begin(), means.sets.end(), std::not_equal_to<>());
    if (two == means.sets.end()) return;
    Grid predicted = cross_fitted(beside, parameters, means.sets);
    for (std::size_t c = 1; c < beside.columns; ++c) {
        if (depends(meets, c)) continue;
        double mean = 0;
        for (std::size_t r = 0; r < beside.rows; ++r)
            mean += beside.at(r, c) / static_cast<double>(beside.rows);
        for (std::size_t r = 0; r < beside.rows; ++r) predicted.at(r, c) = mean;
    }
    const std::vector<double> all = gains(beside, predicted);
    result.value = std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
    result.std_error = error_over_sets(all, result.value, means.sets);
}

} // namespace

PartialInformation partial_information(const DrawMeans& means, const Grid& parameters,
                                       const std::vector<bool>& meets) {
    expects(means.means.rows == parameters.rows && parameters.rows > 1,
            "each draw has its parameters");
    const Grid beside = beside_first(means.means);
    PartialInformation result;
    add_value(result, means, beside, parameters, meets);
    result.main_effect = main_effects(means, beside, parameters);
    for (std::size_t c = 0; c < beside.columns; ++c)
        if (!depends(meets, c)) result.main_effect[c] = 0;
    return result;
}

} // namespace tenure

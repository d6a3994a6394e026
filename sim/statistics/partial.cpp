#include "statistics/partial.hpp"

#include "core/contract.hpp"
#include "statistics/regression.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace tenure {

namespace {

constexpr std::size_t shuffles = 8;

/// Differences from the first option, which keeps its own value.
Grid beside_first(const Grid& means) {
    Grid result = means;
    for (std::size_t r = 0; r < result.rows; ++r)
        for (std::size_t c = 1; c < result.columns; ++c) result.at(r, c) -= means.at(r, 0);
    return result;
}

double value_of(const Grid& beside, const Grid& parameters) {
    Grid fit = fitted(beside, parameters).values;
    for (std::size_t r = 0; r < fit.rows; ++r) fit.at(r, 0) = 0;
    return information(fit).perfect;
}

/// The numbers 0 to count - 1 in an order of no meaning, the same every time.
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t which) {
    std::vector<std::pair<std::uint64_t, std::size_t>> keys;
    for (std::size_t i = 0; i < count; ++i) {
        std::uint64_t x = (i + 1) * 0x9e3779b97f4a7c15u + which * 0xbf58476d1ce4e5b9u;
        for (int round = 0; round < 3; ++round) { // mixing as in SplitMix64 (Steele et al. 2014)
            x ^= x >> 30;
            x *= 0xbf58476d1ce4e5b9u;
        }
        keys.emplace_back(x ^ (x >> 31), i);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::size_t> order;
    for (const auto& key : keys) order.push_back(key.second);
    return order;
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

PartialInformation partial_information(const DrawMeans& means, const Grid& parameters,
                                       bool with_error) {
    expects(means.means.rows == parameters.rows && parameters.rows > 1,
            "each draw has its parameters");
    const Grid beside = beside_first(means.means);
    PartialInformation result;
    result.value = value_of(beside, parameters);
    result.main_effect = main_effects(means, beside, parameters);
    double chance = 0;
    for (std::uint64_t k = 0; k < shuffles; ++k)
        chance += value_of(beside, rows_of(parameters, shuffled(parameters.rows, k)));
    result.by_chance = chance / static_cast<double>(shuffles);
    if (with_error)
        result.std_error = jackknife_error(means.sets, [&](const auto& kept) {
            return value_of(rows_of(beside, kept), rows_of(parameters, kept));
        });
    return result;
}

} // namespace tenure

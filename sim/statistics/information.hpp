// What is lost by deciding now: expected loss and the value of perfect information.
//
// An option's value is uncertain through parameters that all options share. Deciding now takes the
// option with the best expected value; who knew the parameters would take the best for each:
//     loss_i = E max_j B_j - E B_i,    value of perfect information = E max_j B_j - max_j E B_j
// (Raiffa & Schlaifer 1961; Claxton 1999). The value of perfect information on some parameters X is
//     E max_j E[B_j | X] - max_j E B_j,
// where E[B_j | X] is a regression of B_j on X over the draws (Strong, Oakley & Brennan 2014); see
// regression.hpp for which.
//
// Values here are better when higher: measures that are better lower come with their sign changed.
#pragma once

#include "statistics/estimate.hpp"
#include "statistics/grid.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

/// Means over the replications of each draw, one column an option. Replications in which any
/// option has no value are left out, and draws without any left.
struct DrawMeans {
    Grid means; ///< [draw][option]
    /// [option][option]: covariance by chance alone of a draw's mean of the first option, and of
    /// its differences of the others from the first.
    Grid chance;
    std::vector<std::uint32_t> draws; ///< the number of each row's draw
    std::vector<std::uint32_t> sets;  ///< which of the sets for the jackknife the draw belongs to
};

/// @param scale 1 where higher is better, -1 where lower is; divided by what makes natural units
/// @pre samples of the same replications, one or more
DrawMeans draw_means(const std::vector<Sample>& options, double scale);

/// The means of draws with the chance of replications removed: differences from the first option
/// are drawn in towards their means until their covariance between draws is what the analysis of
/// variance leaves, S - chance (not below 0 in any direction). Means over draws stay as they are.
/// Chance left in would make every option seem the best more often, and information worth more.
Grid without_chance(const DrawMeans& means);

/// What holds for options when one must be chosen.
struct Information {
    std::vector<double> expected;         ///< by option
    std::size_t best = 0;                 ///< with the highest expected value; the first of equals
    double perfect = 0;                   ///< value of perfect information, >= 0
    std::vector<double> expected_loss;    ///< by option, >= perfect
    std::vector<double> probability_best; ///< by option; equals share what they have in common
};

/// @pre one row or more
Information information(const Grid& values);

/// Sets of draws for the jackknife where draws are independent; scrambled sets are sets already.
inline constexpr std::uint32_t jackknife_sets = 16;

/// Standard error of a number computed from draws, by the jackknife that leaves out one set of
/// draws at a time (Shao & Tu 1995, 5.5). Not known with fewer than two rows a set.
/// @param set_of_row 0 to the number of sets - 1 @param number_of takes the rows that are kept
template <class NumberOf>
double jackknife_error(const std::vector<std::uint32_t>& set_of_row, const NumberOf& number_of);

} // namespace tenure

#include <algorithm>
#include <cmath>

namespace tenure {

template <class NumberOf>
double jackknife_error(const std::vector<std::uint32_t>& set_of_row, const NumberOf& number_of) {
    std::vector<std::uint32_t> sets = set_of_row;
    std::sort(sets.begin(), sets.end());
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
    if (sets.size() < 2 || set_of_row.size() < 2 * sets.size()) return not_known;
    std::vector<double> without;
    double mean = 0;
    for (const std::uint32_t set : sets) {
        std::vector<std::size_t> kept;
        for (std::size_t r = 0; r < set_of_row.size(); ++r)
            if (set_of_row[r] != set) kept.push_back(r);
        without.push_back(number_of(kept));
        mean += without.back() / static_cast<double>(sets.size());
    }
    double squares = 0;
    for (const double x : without) squares += (x - mean) * (x - mean);
    const auto g = static_cast<double>(sets.size());
    return std::sqrt((g - 1) / g * squares);
}

/// Some rows of a grid, in the order given.
Grid rows_of(const Grid& grid, const std::vector<std::size_t>& rows);

} // namespace tenure

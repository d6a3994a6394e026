// What it is worth to know some of the parameters, and how much of the spread they bring.
#pragma once

#include "statistics/information.hpp"

#include <vector>

namespace tenure {

/// Of one parameter, or of a group of them.
struct PartialInformation {
    double value = not_known;     ///< of perfect information on them; >= 0, in the options' unit
    double std_error = not_known; ///< by the jackknife over 16 sets of draws
    /// What the same estimate gives on average for parameters that nothing depends on (their draws
    /// shuffled): a value no higher than this is no evidence of any.
    double by_chance = not_known;
    /// By option: the share of the variance between draws of its difference from the first option
    /// that they explain (of its own value for the first), from 0 to 1; chance removed. For single
    /// parameters the first-order index of Sobol'. Not known where the draws vary no more than
    /// chance alone might make them. With one replication a draw, chance cannot be removed.
    std::vector<double> main_effect;
};

/// @param parameters [draw][parameter] of the rows of `means`, those asked about only
/// @pre 2 rows or more
PartialInformation partial_information(const DrawMeans& means, const Grid& parameters,
                                       bool with_error = true);

/// The main effects alone of these parameters together.
/// @pre 2 rows or more
std::vector<double> explained_shares(const DrawMeans& means, const Grid& parameters);

} // namespace tenure

// What it is worth to know some of the parameters, and how much of the spread they bring.
#pragma once

#include "statistics/information.hpp"

#include <vector>

namespace tenure {

/// Of one parameter, or of a group of them; or of what a study to be made would show of them, if
/// what it would show was simulated with each draw: then it is the value of sample information.
struct PartialInformation {
    /// Gained by choosing, in each draw, what is best by a regression on the parameters that was
    /// fitted to other draws (regression.hpp), beside the option that is best on average; in the
    /// options' unit. A rule that does not know the draws it is judged by gains no more than
    /// perfect information on the parameters is worth, and with many draws as much. Chance may take
    /// it below 0: nothing is cut off, so that it is not too high on average for any number.
    double value = not_known;
    double std_error = not_known; ///< from means over sets of draws
    /// By option: the share of the variance between draws of its difference from the first option
    /// that they explain (of its own value for the first), from 0 to 1; chance removed. For single
    /// parameters the first-order index of Sobol'. Not known where the draws vary no more than
    /// chance alone might make them. With one replication a draw, chance cannot be removed.
    std::vector<double> main_effect;
};

/// @param parameters [draw][parameter] of the rows of `means`, those asked about only
/// @param meets by option: whether it meets any of them; that of an option that meets none, and its
/// share, is exactly that of no dependence where the first meets none either. Empty: all do
/// @pre 2 rows or more
PartialInformation partial_information(const DrawMeans& means, const Grid& parameters,
                                       const std::vector<bool>& meets = {});

/// The main effects alone of these parameters together.
/// @pre 2 rows or more
std::vector<double> explained_shares(const DrawMeans& means, const Grid& parameters);

} // namespace tenure

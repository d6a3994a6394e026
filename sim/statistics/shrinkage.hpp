// Empirical Bayes: how far a unit's own mean deserves to be believed against the mean of all units.
//
// One-way random effects by the analysis of variance with unequal group sizes (Searle, Casella &
// McCulloch 1992, section 3.6): value = mean + unit + residual. A unit's mean over n values gets
// the weight tau^2 / (tau^2 + sigma^2 / n), tau^2 the variance between units and sigma^2 that
// within them, both estimated from all units.
#pragma once

#include <vector>

namespace tenure {

/// Means and variances of a panel of units.
struct Components {
    double mean = 0;
    double between = 0; ///< tau^2, not below 0
    double within = 0;  ///< sigma^2
    bool known = false; ///< whether some unit has two values and there are two units

    /// Of the mean of so many values of one unit; 1 where the variances are not known.
    double weight(std::size_t values) const;
};

/// @param units values of each, of any number
Components components(const std::vector<std::vector<double>>& units);

/// The unit's mean drawn in towards the panel's. @pre own is not empty
double shrunken(const Components& panel, const std::vector<double>& own);

/// Standard deviation of the unit's next value about shrunken(): what is not known of its mean, and
/// how its values vary from one to the next.
double next_value_sd(const Components& panel, std::size_t values);

} // namespace tenure

// A law of durations, seen as a cumulative hazard: H(t) = -log P(T > t), and its inverse.
//
// Whoever waits holds a unit-exponential budget E; the wait ends when H reaches E. So one number
// per person keeps the same chance through every change of hazard, and a duration is inverse(E).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tenure {

enum class LawKind : std::uint8_t {
    never,            ///< it does not end
    fixed,            ///< exactly `mean`
    exponential,      ///< mean
    gamma,            ///< mean and cv
    weibull,          ///< H(t) = (rate t)^shape
    lognormal,        ///< mean and cv
    hyperexponential, ///< component i with probability weights[i] and rate rates[i]
};

/// Times are in years. Unused members are ignored.
struct Law {
    LawKind kind = LawKind::never;
    double mean = 0;  ///< years, > 0; may be 0 for fixed
    double cv = 1;    ///< coefficient of variation (gamma, lognormal), > 0
    double rate = 0;  ///< per year (weibull), > 0
    double shape = 1; ///< weibull, > 0
    std::vector<double> weights;
    std::vector<double> rates; ///< per year
};

Law fixed_law(double mean);
Law exponential_law(double mean);

/// The law's mean in years; infinity for never.
double mean(const Law& law);

/// For a mixture, the law of the component that a uniform number u picks; any other law itself.
Law component(const Law& law, double u);

/// As component(), in the equilibrium of a renewal process: long components are met more often
/// (weights in proportion to probability times mean). For any other law the law itself.
Law component_in_equilibrium(const Law& law, double u);

/// H(t), t in years >= 0. @pre not a mixture
double cumulative_hazard(const Law& law, double t);

/// The t at which H(t) = budget; infinity if it never is. @pre not a mixture, budget >= 0
double inverse_cumulative_hazard(const Law& law, double budget);

/// Time already served by someone met in equilibrium: u of a length-biased wait, whose own
/// uniform is v. Cox, Renewal Theory (1962), section 5.4. @pre not a mixture, nor never
double elapsed_in_equilibrium(const Law& law, double u, double v);

} // namespace tenure

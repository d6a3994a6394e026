// Quantiles and probabilities of the normal, Student's t and binomial laws, the same bits
// everywhere.
#pragma once

#include <cstdint>

namespace tenure {

/// @pre 0 < p < 1
double normal_quantile(double p);
/// P(Z <= z).
double normal_probability(double z);
/// @pre 0 < p < 1, degrees_of_freedom > 0
double t_quantile(double p, double degrees_of_freedom);
/// P(T <= t). @pre degrees_of_freedom > 0
double t_probability(double t, double degrees_of_freedom);
/// P(X <= k) for X the number of successes in n trials. 0 for k < 0. @pre n >= 1, 0 < p < 1
double binomial_probability(std::int64_t k, std::int64_t n, double p);

} // namespace tenure

// Gamma numbers for what is drawn often: three times as fast as gamma() of draw.hpp, whose bits
// published results rest on.
#pragma once

#include "random/address.hpp"

namespace tenure {

/// Gamma with mean shape and scale 1. Marsaglia & Tsang, A simple method for generating gamma
/// variables (2000). @pre shape > 0
double quick_gamma(const Address& at, double shape);

} // namespace tenure

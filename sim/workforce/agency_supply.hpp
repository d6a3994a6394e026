// The agencies' market: whether they have somebody, and at which price, where others use them too.
//
// With u the agency FTE in use as a share of that and of holders of posts, and u' the share that is
// usual,
//
//     odds of having somebody = odds(availability) x year factor x (u' / u)^availability_elasticity
//     price of whoever comes  = rate x (u / u')^price_elasticity.
//
// Elasticities of 0 leave the market as it is whatever is asked of it.
#pragma once

#include "workforce/state.hpp"

namespace tenure::agency_supply {

/// Hundredths, of those who hold a post.
std::int64_t fte_in_posts(const State& s);
/// Probability that the agencies have somebody now. @pre the authority has agency staff
double availability(const State& s);
/// Pence a week that somebody who comes now is charged at, as long as they stay.
std::int64_t price(const State& s, RoleId role);
/// At the start: what is in use is usual, where nothing else is said.
void begin(State& s);

} // namespace tenure::agency_supply

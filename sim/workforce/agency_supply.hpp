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

/// Whether agencies send anybody for the role.
bool serves(const State& s, RoleId role);
/// Whether the statutory rules on agency social work apply by now.
bool rules_in_force(const State& s);
/// Years since qualifying of whoever comes, by request and try.
double experience_years(const State& s, const PostCover& c);
/// Whether the agencies have somebody who may come for this request.
/// @param with_cases whether it is for a post whose holder has cases
bool offers(const State& s, const PostCover& c, bool with_cases);
/// Whether somebody who left here for agency work would come back, and may; they are taken.
bool own_leaver_offers(State& s);
/// Somebody leaves: they may be had through an agency, once the rules allow it.
void remember_leaver(State& s, PractitionerId p);
/// Whether one more agency worker keeps to the cap on agency staff.
bool under_cap(const State& s);
/// Hundredths, of those who hold a post.
std::int64_t fte_in_posts(const State& s);
/// Probability that the agencies have somebody now. @pre the authority has agency staff
double availability(const State& s);
/// Pence a week that somebody who comes now is charged at, as long as they stay.
std::int64_t price(const State& s, RoleId role);
/// At the start: what is in use is usual, where nothing else is said.
void begin(State& s);

} // namespace tenure::agency_supply

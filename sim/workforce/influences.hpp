// What mechanisms do to leaving, exhaustion and selection, summed over the one list of mechanisms.
//
// A process that is acted on asks here and knows none of those who act.
#pragma once

#include "workforce/state.hpp"

#include <array>

namespace tenure::influences {

/// The log hazard of leaving, with what mechanisms add to it.
double added_to_leaving(const State& s, PractitionerId p, double log_hazard);
/// The factor on leaving, times what mechanisms make of it.
double multiplied_leaving(const State& s, PractitionerId p, double factor);
/// Changes the factors on leaving of those destinations that respond to conditions.
void change_leaving(const State& s, PractitionerId p, std::array<double, destinations>& factors);
/// The personal logit of the exhaustion target, with what mechanisms add to it.
double added_to_exhaustion(const State& s, PractitionerId p, double logit);
/// Of applying for a post of the role, times this.
double application_odds(const State& s, PractitionerId p, RoleId to);
/// Added to merit as an applicant from inside, standard deviations.
double merit(const State& s, PractitionerId p, RoleId to);
/// On the log hazard of having been promoted into management against one's wish.
double mismatch_factor(const State& s, PractitionerId p);

} // namespace tenure::influences

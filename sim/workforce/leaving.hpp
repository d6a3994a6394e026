// Leaving: competing unit-exponential clocks by destination, on a base hazard by time at the
// authority and age, times what pay, blocked progression, mismatch and payments do, times frailty.
#pragma once

#include "workforce/state.hpp"

namespace tenure::leaving {

/// The published hazard of rates and bands over `years` from joining at that age, in years.
double published_exposure(const LeavingModel& m, RoleId role, double years, double age_on_joining);
/// Draws her budgets and her frailty, given the service she has behind her, from `from` on.
void begin(State& s, PractitionerId p);
/// Carries her clocks to now and foresees the next to fire, if her hazards have changed.
void reconsider(State& s, PractitionerId p);
/// A clock has fired: she gives notice, or goes at once where there is none.
void decide(State& s, PractitionerId p);
/// She goes: counted, and told.
void go(State& s, PractitionerId p);

} // namespace tenure::leaving

// Leaving: competing unit-exponential clocks by destination, on a base hazard by time at the
// authority and age, times what pay, blocked progression, mismatch and payments do, times frailty.
#pragma once

#include "workforce/state.hpp"

namespace tenure::leaving {

/// The published hazard of rates and bands over `years` from joining at that age, in years.
double published_exposure(const LeavingModel& m, RoleId role, double years, double age_on_joining);
/// Draws their budgets and their frailty, given the service they have behind them, from `from` on.
void begin(State& s, PractitionerId p);
/// Carries their clocks to now and schedules the next to fire, if their hazards have changed.
void reconsider(State& s, PractitionerId p);
/// A clock has fired: they give notice, or go at once where there is none.
void decide(State& s, PractitionerId p);
/// They go: counted, and told.
void go(State& s, PractitionerId p);

} // namespace tenure::leaving

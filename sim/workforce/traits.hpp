// Traits: what a person brings along, drawn from their own random numbers when they first appears.
#pragma once

#include "workforce/state.hpp"

namespace tenure::traits {

/// One of the staff list: traits drawn, the rest as listed.
void draw_listed_traits(State& s, PractitionerId p, const MemberModel& m);
/// One of the staff at the start: age, service, time in role, hours, qualifications, pay point.
void draw_initial_traits(State& s, PractitionerId p, RoleId role, bool outside_posts);
/// Somebody who joins from outside; newly qualified where the role is a learning one.
void draw_outsider_traits(State& s, PractitionerId p, RoleId role);
/// Somebody who comes back from a career break, in the role they left.
void draw_returner_traits(State& s, PractitionerId p);

} // namespace tenure::traits

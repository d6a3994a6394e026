// Settling: what a person brings along, drawn from her own luck when she first appears.
#pragma once

#include "workforce/state.hpp"

namespace tenure::settling {

/// One of the staff list: traits drawn, the rest as listed.
void settle_listed(State& s, PractitionerId p, const MemberModel& m);
/// One of the staff at the start: age, service, time in role, hours, qualifications, pay point.
void settle_initial(State& s, PractitionerId p, RoleId role, bool outside_posts);
/// Somebody who joins from outside; newly qualified where the role is a learning one.
void settle_outsider(State& s, PractitionerId p, RoleId role);
/// Somebody who comes back from a career break, in the role she left.
void settle_returner(State& s, PractitionerId p);

} // namespace tenure::settling

// The roster: who is here, in which role and post; the one place where heads are added and removed.
#pragma once

#include "workforce/state.hpp"

namespace tenure::roster {

/// A free place in memory for a person; nothing about her is known yet but who she is.
PractitionerId appear(State& s, Entity who);
/// Enters the role she has been given, and the head count. Tells practitioner_started.
void start(State& s, PractitionerId p, RoleId role, StartedFrom from);
/// Leaves role, post and head count, and keeps her place in memory. Tells post_vacated if she held
/// one.
void depart(State& s, PractitionerId p);
/// Gives her place in memory back.
void forget(State& s, PractitionerId p);

/// The same post, another role. Tells role_changed. @param by detail of what is told
/// @param pay_point where on the scale
void change_role(State& s, PractitionerId p, RoleId to, ProgressionId by,
                 std::uint8_t pay_point = 0);
/// Puts her into an empty post. Tells post_filled.
void occupy(State& s, PractitionerId p, PostId at);
/// Takes her out of her post. Tells post_vacated.
void vacate(State& s, PractitionerId p);
/// Other hours. Tells hours_changed.
void change_hours(State& s, PractitionerId p, std::int32_t fte);
/// One more point on the scale, if there is one.
void increment(State& s, PractitionerId p);
/// Values everybody's pay anew after the scales have changed.
void revalue(State& s);

} // namespace tenure::roster

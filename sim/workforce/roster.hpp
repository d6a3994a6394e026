// The roster: who is here, in which role and post; the one place where heads are added and removed.
#pragma once

#include "workforce/state.hpp"

namespace tenure::roster {

/// A free place in memory for a person; nothing about them is known yet but who they are.
PractitionerId appear(State& s, Entity who);
/// Enters the role they have been given, and the head count. Emits practitioner_started.
void start(State& s, PractitionerId p, RoleId role, StartedFrom from);
/// Leaves role, post and head count, and keeps their place in memory. Emits post_vacated if they
/// held one.
void depart(State& s, PractitionerId p);
/// Gives their place in memory back.
void forget(State& s, PractitionerId p);

/// The same post, another role. Emits role_changed. @param by detail of what is told
/// @param pay_point where on the scale
void change_role(State& s, PractitionerId p, RoleId to, ProgressionId by,
                 std::uint8_t pay_point = 0);
/// Puts them into an empty post. Emits post_filled.
void occupy(State& s, PractitionerId p, PostId at);
/// Takes them out of their post. Emits post_vacated.
void vacate(State& s, PractitionerId p);
/// Other hours. Emits hours_changed.
void change_hours(State& s, PractitionerId p, std::int32_t fte);
/// One more point on the scale, if there is one.
void increment(State& s, PractitionerId p);
/// Values everybody's pay anew after the scales have changed.
void revalue(State& s);

} // namespace tenure::roster

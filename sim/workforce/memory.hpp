// The memory of a replication: what is cleared at its start, reserved for all of it, and given to
// each person who appears.
#pragma once

#include "workforce/state.hpp"

namespace tenure::memory {

/// All of the state as before anything has happened, with more memory than any replication is
/// likely to need, so that none asks for more on its way.
void clear(State& s, const Model& model, const RandomStream& random, Observer* observer);
/// Places for more people, and for what mechanisms keep beside them.
void make_room(State& s);
/// What mechanisms keep of a person is as if they had never been there.
void clear_beside(State& s, PractitionerId p);

} // namespace tenure::memory

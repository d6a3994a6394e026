// The peripatetic pool: who of it is free, and what it and the agencies have cost so far.
#pragma once

#include "workforce/state.hpp"

namespace tenure::pool {

/// What has been charged, and how busy the pool was, up to now. Call before either changes.
void accrue(State& s);
/// Somebody of the pool who is free: whose name comes first, so that it is the same under every
/// policy; or nobody.
PractitionerId somebody_free(const State& s);
/// They cover elsewhere from now on, or do no more.
void set_covering(State& s, PractitionerId p, bool covers);

} // namespace tenure::pool

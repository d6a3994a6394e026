// Durations that nothing changes once they have begun, drawn whole from their law. Those whose
// hazard may change run on a clock instead.
#pragma once

#include "kernel/law.hpp"
#include "random/address.hpp"

namespace tenure::duration {

/// Years, from the law. @pre the law is not `never`
double drawn(const Law& law, const Address& at);

/// Years that are left of a duration met under way in a stationary stream: density S(t) / mean, a
/// uniform share of a length-biased duration. Cox, Renewal Theory (1962), section 5.4.
/// @pre the law is not `never`
double left_in_equilibrium(const Law& law, const Address& at);

} // namespace tenure::duration

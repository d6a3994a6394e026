// Retention payments: money for whoever stays to the end of a tie-in.
//
// To leave with the time r of a tie-in left is to forgo the payment, as if a year's pay were higher
// by payment / r; the leaving hazard answers as it does to pay (anticipation: the nearer the end,
// the more is lost by going). Leaving put off, not given up, comes back once nothing holds any
// more: the cliff. Everybody who stays is paid, those included who would have stayed anyway:
// deadweight.
#pragma once

#include "core/id.hpp"

namespace tenure {

struct State;

namespace retention_payment {

/// Begins tie-ins she has become entitled to.
void consider(State& s, PractitionerId p);
/// The next step of a tie-in is due. Tells tie_in_begun, payment_made, tie_in_ended.
void step(State& s, PractitionerId p);
/// She leaves: a payment made at the start of a tie-in that still holds is paid back.
void end(State& s, PractitionerId p);

} // namespace retention_payment
} // namespace tenure

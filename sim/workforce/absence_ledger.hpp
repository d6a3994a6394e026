// The ledger of absence: who is away, in FTE and in pay, and what that comes to with time.
//
// Whole numbers throughout: hundredths of FTE, pence a year times hundredths, microseconds; parts
// add up to the whole.
#pragma once

#include "workforce/state.hpp"

namespace tenure::absence {

/// They begin to be away.
void enter_ledger(State& s, PractitionerId p);
/// They are away no longer.
void leave_ledger(State& s, PractitionerId p);

/// Their pay has changed, or they have left the payroll. @param by pence x hundredths of FTE a year
void pay_changed(State& s, PractitionerId p, std::int64_t by);
/// Everybody's pay is about to be computed anew: nobody who is away has any in the ledger.
void forget_pay(State& s);

/// Working days x hundredths of FTE since this was last asked.
std::int64_t take_days(State& s, AbsenceKind kind);

/// Pence since this was last asked: the pay of those who were away, and what they were paid of it.
struct PayAway {
    std::int64_t whole = 0, paid = 0;
};
PayAway take_pay_away(State& s);

} // namespace tenure::absence

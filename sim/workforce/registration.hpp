// Registration: everybody renews hers on one date, every so many years. Whose registration lapses
// may not practise until it is restored: her cases go to colleagues, her post is covered, she is
// paid; or she leaves.
#pragma once

#include "core/calendar.hpp"
#include "core/id.hpp"
#include "core/time.hpp"
#include "kernel/law.hpp"

namespace tenure {

struct RegistrationParameters {
    Date first{2022, 11, 30}; ///< renewal
    int every_years = 2;
    double lapse_probability = 0;   ///< of each practitioner at each renewal
    Law lapse = fixed_law(0);       ///< until it is restored
    double leaving_probability = 0; ///< of those who lapse: leaves the profession instead
};

struct State;

namespace registration {

/// A renewal date: tells registration_lapsed, or has her leave.
void renew(State& s);
/// Hers is restored. Tells registration_restored.
void restore(State& s, PractitionerId p);
/// She has left.
void forget(State& s, PractitionerId p);
/// Whether she may not practise now.
bool lapsed(const State& s, PractitionerId p);

} // namespace registration

} // namespace tenure

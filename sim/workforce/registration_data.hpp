// Registration: its rules, and what each practitioner has of it; registration.hpp says how it
// works.
#pragma once

#include "core/calendar.hpp"
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

/// Beside the practitioner of the same index.
struct Registration {
    Instant lapsed_until = never; ///< may not practise until then; never: registered
};

} // namespace tenure

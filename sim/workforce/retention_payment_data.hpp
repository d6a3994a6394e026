// What each practitioner has of a retention payment; retention_payment.hpp says how it works.
#pragma once

#include "core/time.hpp"

#include <cstdint>

namespace tenure {

/// A practitioner's claim on one retention payment.
struct TieIn {
    Instant began = never;
    Instant next = never;
    double deferred_years = 0; ///< of ordinary leaving put off so far
    double factor = 1;         ///< on the leaving hazard now
    std::uint8_t stage = 0;
    std::uint8_t step = 0;
};

} // namespace tenure

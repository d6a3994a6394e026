// What each practitioner has of secondment; secondment.hpp says how it works.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"

#include <cstdint>

namespace tenure {

/// Beside the practitioner of the same index.
struct Secondment {
    PostId kept; ///< for them; empty: they are not away on one
    RoleId role;
    std::uint8_t pay_point = 0;
    Instant in_role_since{};
    Instant ends = never;
};

} // namespace tenure

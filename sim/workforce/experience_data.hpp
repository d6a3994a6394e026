// Experience: how much of a colleague's caseload whoever has qualified lately does; experience.hpp
// says how it works.
#pragma once

#include "core/time.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

/// From so many months after qualifying on.
struct ExperienceStep {
    double from_months = 0;
    double share_of_norm = 1; ///< of the caseload norm of their role, until the next step
};

struct ExperienceParameters {
    std::vector<ExperienceStep> steps; ///< rising in from_months
};

/// Beside the practitioner of the same index.
struct Experience {
    Instant next = never;             ///< step
    std::int32_t norm_share = 10'000; ///< of their role's caseload norm, ten-thousandths
};

} // namespace tenure

// The yearly survey: its rules and items, and what each practitioner was last asked; survey.hpp
// says how it is answered.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace tenure {

struct SurveyParameters {
    unsigned month = 3;
    unsigned day = 1;
    std::vector<std::string> roles; ///< asked; none: all
    double workload_most = 1.1;     ///< load over norm that is still manageable
    double workload_noise = 0.2;    ///< sd, between people and years, of where that is
    double exhaustion_most = 0.55;  ///< that still leaves a balance of work and life
    double exhaustion_noise = 0.15;
    double sessions_least = 0.8; ///< share of sessions held since the last survey, to be regular
    double sessions_noise = 0.15;
    double informal_with_manager = 0.97; ///< satisfied, a supervisor of the team being there
    double informal_without = 0.85;
    double progression_open = 0.7; ///< satisfied, not held up nor managing against their wish
    double progression_blocked = 0.3;
    double response_logit = 0.2; ///< of answering, under no pressure
    double response_per_pressure = 1;
};

inline constexpr std::size_t survey_items = 5;

/// In the order of their counts.
inline constexpr const char* survey_item_names[survey_items] = {
    "workload_manageable", "work_life_balance", "regular_supervision", "informal_support",
    "progression"};

/// Beside the practitioner of the same index.
struct Surveyed {
    std::uint32_t due = 0, held = 0; ///< sessions ever, when they were last asked
};

} // namespace tenure

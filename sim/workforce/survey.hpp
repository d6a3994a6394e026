// The health check: a yearly survey of practitioners in post, answered from what the model knows of
// each; an instrument, which changes nothing.
//
// Whether she would say yes to an item is settled by her state and a number of her own; whether she
// answers depends on the pressure she is under, so those who answer are not like all. With
// pressure = (load over norm - 1) + (exhaustion - 1/2) she answers with probability
// logistic(response_logit - response_per_pressure x pressure); who is away does not.
#pragma once

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
    double progression_open = 0.7; ///< satisfied, not held up nor managing against her wish
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
    std::uint32_t due = 0, held = 0; ///< sessions ever, when she was last asked
};

struct State;

namespace survey {

/// Everybody is asked. @param year how many times before
void take(State& s, std::uint32_t year);

} // namespace survey

} // namespace tenure

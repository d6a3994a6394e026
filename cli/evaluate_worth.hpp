// What a pilot is worth that is seen before deciding whether all schools are to follow.
#pragma once

#include "experiment/evaluation.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure::cli {

/// What follows a pilot, in GBP as the user gives them.
struct RollOut {
    std::optional<double> referral_gbp; ///< worth of a referral avoided; none: nothing is asked
    double gbp_per_year = 0;            ///< costs of social workers in all schools
    double years = 5;                   ///< that it would last
    double pilot_gbp = 0;               ///< costs of the pilot, each treated school
};

/// A table of every design's value of sample information beside what it costs.
std::string worth_words(const EvaluationPlan& plan, const RollOut& roll_out,
                        const std::vector<PilotSample>& samples);

} // namespace tenure::cli

// What is to be expected of every setting, by surfaces through those tried.
//
// Settings are tried in the same futures, so that what those futures did to the one that is known
// best, beside all that it was tried in, says what they did to the others: a control variate
// (Lavenberg & Welch 1981), as strong as futures of the two go together.
#pragma once

#include "experiment/seek_trials.hpp"

#include <vector>

namespace tenure {

struct SeekExpected {
    double chance = 0; ///< that it meets everything, by its weakest condition
    double clear = 0;  ///< of its weakest condition, expected margin in standard errors of a batch
    double worth = 0, worth_sd = 0;
};

/// Expectations of every setting. @param conditions those that count; all settings meet none
std::vector<SeekExpected> expected(const SeekProblem& problem, const SeekTrials& trials,
                                   const std::vector<SeekCondition>& conditions,
                                   const Stricter& stricter);

} // namespace tenure

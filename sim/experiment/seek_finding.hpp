// What samples of futures say of conditions.
#pragma once

#include "experiment/seek_trials.hpp"

#include <vector>

namespace tenure {

/// Bounds and whether the condition is shown, each with error alpha. @param quantity by future, two
/// at least
SeekFinding finding(const SeekCondition& condition, const std::vector<double>& quantity,
                    double alpha);

/// Every setting tried, in the futures that it was tried in.
std::vector<SeekDot> dots_of(const SeekProblem& problem, const SeekTrials& trials);

} // namespace tenure

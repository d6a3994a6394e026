// A decision for a terminal: net benefit first, probability best after it.
#pragma once

#include "output/decision.hpp"
#include "output/words.hpp"

#include <string>
#include <vector>

namespace tenure {

/// Net benefit, expected loss, value of information, then probability best and how the answer
/// changes with the values. One sentence where the study gives no values.
std::string net_benefit_words(const Decision& decision, const Description& description,
                              std::size_t columns);

/// What one simulated future may bring under the baseline and each policy asked for (none: all),
/// and what of its spread no evidence would take away.
std::string one_future_words(const Criterion& criterion, const Shown& as, std::size_t columns,
                             const std::vector<std::string>& policies = {});

} // namespace tenure

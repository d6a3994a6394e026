// A decision for a terminal and as JSON: net benefit first, probability best after it.
#pragma once

#include "output/decision.hpp"
#include "output/words.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace tenure {

/// Net benefit, expected loss, worth of information, then probability best and how the answer moves
/// with the values. One sentence where the study gives no values.
std::string net_benefit_words(const Decision& decision, const Description& description,
                              std::size_t columns);

/// What one future may bring under each policy, and what of its spread no evidence would take away.
std::string one_future_words(const Criterion& criterion, const Shown& as, std::size_t columns);

/// Everything in natural units; null where nothing is known.
nlohmann::json decision_json(const Decision& decision, const Description& description);

/// A table: words to the left, numbers to the right; the first column is cut where it must.
std::string table_words(const std::vector<std::vector<std::string>>& lines, std::size_t columns);

} // namespace tenure

// What the model leaves out, as its account says it (sim/workforce/REPORTING.md), for a report to
// quote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenure {

/// The account, Markdown.
std::string_view model_account();
/// The points of its section on limitations, a line each, without marks.
std::vector<std::string> limitations(std::string_view account = model_account());

} // namespace tenure

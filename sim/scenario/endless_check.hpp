// What would never end: events that set each other off at one instant, for ever.
#pragma once

#include "scenario/fault.hpp"
#include "workforce/authority.hpp"

#include <string>
#include <vector>

namespace tenure {

/// Posts filled at once, by colleagues only, along ways that lead round; and panels on any day that
/// turn everybody down without time to work on the portfolio.
/// @param inside where the authority stands in its file; empty: it has a file of its own
void check_endless(const Tree& document, const Authority& authority, const std::string& inside,
                   std::vector<Fault>& found);

} // namespace tenure

// What is wrong with casework as a whole, once nothing is wrong with its parts.
#pragma once

#include "scenario/fault.hpp"
#include "workforce/authority.hpp"

#include <string>
#include <vector>

namespace tenure {

/// Stages need teams, cases need people who may hold them, and every journey must end.
/// @param inside where the authority stands in its file; empty: it has a file of its own
void check_casework(const Tree& document, const Authority& authority, const std::string& inside,
                    std::vector<Fault>& found);

} // namespace tenure

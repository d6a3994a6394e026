// Cells of the tables that the Department for Education publishes.
#pragma once

#include "scenario/tree.hpp"

#include <string>

namespace tenure {

/// What is written in a cell, or "" where there is none.
std::string cell_text(const Tree& row, const char* key);

/// @param missing columns, with commas between; nothing is wrong if there are none
/// @param what the file ought to be of: "indicators"
/// @throws ScenarioError
void refuse_missing_columns(const std::string& missing, const std::string& file, const char* what);

} // namespace tenure

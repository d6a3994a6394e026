// A price index as a table of years, to tell money in the prices of another year.
#pragma once

#include "output/compare.hpp"

#include <string>

namespace tenure::cli {

/// By a file with a column `year` and one of the index, whose heading is its name.
/// @throws ScenarioError if it lacks one of the years, FileError
PriceChange price_change(const std::string& file, int from_year, int to_year);

} // namespace tenure::cli

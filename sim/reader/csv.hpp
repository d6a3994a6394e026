// Tables as comma-separated values (RFC 4180), and in the dialects of spreadsheets, become trees:
// one map, `rows`, a list with a map for each line; keys from the first line.
//
// A cell is a number, true or false, or text, quoted or not. Empty cells are left out. cells.hpp
// says which dialects are understood.
#pragma once

#include "scenario/resolve.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// Every fault at once: a line with more or fewer values than the first, an open quote, a column
/// named twice or not at all, no line below the first, a line of totals, numbers and dates that may
/// be read in two ways.
std::optional<Tree> parse_csv(const std::string& bytes, const std::string& file,
                              std::vector<Fault>& faults);

} // namespace tenure

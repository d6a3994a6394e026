// Tables as comma-separated values (RFC 4180) become trees: one map, `rows`, a list with a map for
// each line; keys from the first line.
//
// Values are typed as YAML's plain scalars are, so 2021-09-01 is text and 0.6 a number; what is
// quoted is text. Empty values are left out. A byte-order mark and Windows line ends are
// understood.
#pragma once

#include "scenario/resolve.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// Every fault at once: a line with more or fewer values than the first, an open quote, a column
/// named twice or not at all.
std::optional<Tree> parse_csv(const std::string& text, const std::string& file,
                              std::vector<Fault>& faults);

} // namespace tenure

// The known name that a misspelt one most probably meant.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tenure {

/// Letters to insert, drop, change or swap with a neighbour to turn one word into the other
/// (optimal string alignment; Damerau 1964).
std::size_t edit_distance(const std::string& a, const std::string& b);

/// The known name nearest to `name`, the first of equals; empty if none is within a third of the
/// longer word's letters.
std::string nearest_name(const std::string& name, const std::vector<std::string>& known);

} // namespace tenure

// JSON: one canonical text for a tree, a fingerprint of it, and a tree from JSON text.
#pragma once

#include "scenario/fault.hpp"
#include "scenario/tree.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// In the tree's own order; numbers in the fewest digits that read back the same, the same on every
/// machine. @param indent spaces a level; 0 puts everything on one line
std::string to_json(const Tree& tree, int indent = 0);

/// 64-bit FNV-1a of a text, as 16 hexadecimal digits.
std::string fingerprint(const std::string& text);

/// Reads JSON. Positions are of each value's first character.
std::optional<Tree> parse_json(const std::string& text, const std::string& file,
                               std::vector<Fault>& faults);

} // namespace tenure

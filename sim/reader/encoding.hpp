// Bytes of a file become text: UTF-8, or UTF-16 that says so by its mark; anything else is a fault.
#pragma once

#include "scenario/fault.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// Without a byte-order mark. The fault is at the line and column of the first byte that cannot be
/// read, and says what to save the file as.
std::optional<std::string> text_of(const std::string& bytes, const std::string& file,
                                   std::vector<Fault>& faults);

} // namespace tenure

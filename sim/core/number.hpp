// Numbers in words: the one parser of files, tables and the command line.
//
// A number is [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?, whatever the machine's language:
// nothing before or behind it, no hexadecimal or octal digits (010 is ten), no separators of
// thousands, no infinity.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace tenure {

/// Infinity if it is larger than a double can hold.
std::optional<double> read_number(const std::string& text);

/// A number without a fraction; 1e3 is one. Exact up to 2^63 - 1 if written in digits alone.
std::optional<std::int64_t> read_whole_number(const std::string& text);

} // namespace tenure

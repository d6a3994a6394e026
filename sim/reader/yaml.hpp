// YAML 1.2 from text to trees; the one place that knows yaml-cpp. Files of scenarios and tables.
//
// Plain scalars are typed by the core schema, but for hexadecimal and octal numbers, which are
// text: numbers are read as everywhere else (core/number.hpp). Yes, no, on and off are text, and so
// are dates. Tags, anchors and aliases are refused: a scenario says things in one place, and
// `extends` does the rest.
#pragma once

#include "scenario/resolve.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

inline constexpr std::size_t largest_file_bytes = 10'000'000;

/// @param bytes UTF-8, or UTF-16 with its mark; lines end in LF, CRLF or CR
std::optional<Tree> parse_yaml(const std::string& bytes, const std::string& file,
                               std::vector<Fault>& faults);

/// A plain scalar by its look.
Tree plain_scalar(const std::string& written);

/// Reads from disk: files named .csv or .tsv as tables, all others as YAML. Throws a FileError for
/// what cannot be read or is no regular file: a pipe could keep the reader waiting for ever.
class FileReader final : public Reader {
public:
    std::optional<Tree> read(const std::string& path, std::vector<Fault>& faults) override;
};

} // namespace tenure

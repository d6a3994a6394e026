// YAML 1.2 from text and files to trees; the one place that knows yaml-cpp.
//
// Plain scalars are typed by the core schema: yes, no, on and off are text, and so are dates. Tags,
// anchors and aliases are refused: a scenario says things in one place, and `extends` does the
// rest.
#pragma once

#include "scenario/resolve.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

inline constexpr std::size_t largest_file_bytes = 10'000'000;

std::optional<Tree> parse_yaml(const std::string& text, const std::string& file,
                               std::vector<Fault>& faults);

/// A plain scalar by YAML 1.2's core schema.
Tree plain_scalar(const std::string& written);

/// Reads files from disk.
class FileReader final : public Reader {
public:
    std::optional<Tree> read(const std::string& path, std::vector<Fault>& faults) override;
};

} // namespace tenure

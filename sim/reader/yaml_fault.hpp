// What the parser of YAML says of a text, in words that tell a person what to do.
#pragma once

#include <string>

namespace tenure {

/// @param said by yaml-cpp @param line of the text that it is said of, from 1
std::string yaml_fault(const std::string& said, const std::string& text, int line);

} // namespace tenure

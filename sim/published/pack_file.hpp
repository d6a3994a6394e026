// A pack as the text of a file.
#pragma once

#include "scenario/pack.hpp"

#include <string>

namespace tenure {

/// YAML: what was fitted, to what and how well, then a line for each row of draws.
std::string pack_file(const Pack& pack);

} // namespace tenure

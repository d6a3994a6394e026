// An authority's file as text, from a council's published figures: laid over a base file that holds
// what is published for England or for one council alone, and every number with its source.
#pragma once

#include "published/council.hpp"

#include <string>

namespace tenure {

/// @param base path of the base file as seen from the folder the text will lie in
/// @param pack likewise, of the fit that it stands on; empty: none
std::string authority_file(const CouncilFigures& council, const std::string& base,
                           const std::string& pack = {});

} // namespace tenure

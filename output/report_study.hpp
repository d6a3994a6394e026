// What a report tells of the study itself, out of its resolved text.
#pragma once

#include "experiment/results.hpp"

#include <string>

namespace tenure {

/// {"roles": [{name, title, track}], "progressions": [{from, to, kind}]} as JSON; empty lists where
/// the study's text holds no ladder.
std::string ladder_json(const Description& description);

} // namespace tenure

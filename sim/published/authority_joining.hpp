// Who joins a council, as its file has it: newly qualified people by the routes into the
// profession, and applicants from outside.
#pragma once

#include "published/council.hpp"

namespace tenure {

std::string joining_lines(const CouncilFigures& c);

} // namespace tenure

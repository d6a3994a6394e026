// A decision as JSON, the same for `compare --json` and for the page of the report.
#pragma once

#include "output/decision.hpp"

#include <nlohmann/json_fwd.hpp>

namespace tenure {

/// Everything in natural units, to so many significant digits; null where nothing is known.
nlohmann::json decision_json(const Decision& decision, const Description& description,
                             int digits = 17);

} // namespace tenure

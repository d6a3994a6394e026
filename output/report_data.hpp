// Everything the report's page shows, as JSON.
#pragma once

#include "output/report_decision.hpp"

#include <string>

namespace tenure {

/// @param live what live_json() says @param search what seek_json() says of a search; empty: none
/// @pre the results are summarised
std::string report_data(Store& store, const Decision& decision, const Answer& reply,
                        const Brief& first_page, const std::string& live,
                        const std::string& search);

} // namespace tenure

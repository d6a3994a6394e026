// Everything the report's page shows, as JSON.
#pragma once

#include "output/report_decision.hpp"

#include <string>

namespace tenure {

/// @pre the results are summarised
std::string report_data(Store& store, const Decision& decision, const Answer& reply,
                        const Brief& first_page);

} // namespace tenure

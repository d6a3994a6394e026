// Rates that were published of an authority, for reports to show beside the simulated ones: nothing
// is simulated from them.
#pragma once

#include <optional>

namespace tenure {

/// Of a year that ends on 30 September, by the names of the measures of the same things; empty
/// where nothing is published. Percentages; of average_caseload, cases a full-time holder.
struct PublishedYear {
    int year = 0;
    std::optional<double> turnover_rate, vacancy_rate, agency_rate, absence_rate, average_caseload;
};

} // namespace tenure

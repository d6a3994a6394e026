// Progression without a vacancy: programmes, portfolios and panels, thresholds, constant rates, and
// the courses that gate them.
#pragma once

#include <vector>

namespace tenure {

/// A date that comes every year.
struct YearlyDate {
    unsigned month = 1;
    unsigned day = 1;
};

struct ProgressionParameters {
    std::vector<YearlyDate> panel_dates;      ///< for panel progressions; empty: any day
    std::vector<YearlyDate> completion_dates; ///< for completion; empty: any day
    double enrolment_delay_months = 6;        ///< mean wait, exponential, before a wanted course begins
};

} // namespace tenure

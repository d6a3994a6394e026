// Rules of progression without a vacancy; progression.hpp says how it works.
#pragma once

#include "workforce/yearly_date.hpp"

#include <vector>

namespace tenure {

struct ProgressionParameters {
    std::vector<YearlyDate> panel_dates;      ///< for panel progressions; empty: any day
    std::vector<YearlyDate> completion_dates; ///< for completion; empty: any day
    double enrolment_delay_months = 6; ///< mean wait, exponential, before a wanted course begins
};

} // namespace tenure

// Whether a simulated authority starts as it was published: staff in post and vacancies to half a
// post, agency staff to half an FTE, the caseload to a tenth of a case a worker.
#pragma once

#include "published/panel.hpp"

namespace tenure {

/// How far simulated opening stocks are from the published ones, at worst over futures.
struct CensusCheck {
    std::string council;
    int year = 0;
    double in_post = 0, vacancies = 0, agency = 0; ///< FTE
    double caseload = 0;                           ///< cases a worker

    bool agrees() const {
        return in_post <= 0.5 && vacancies <= 0.5 && agency <= 0.5 && caseload <= 0.1;
    }
};

/// @param openings what stands when each future starts, in which flows mean nothing
CensusCheck census_check(const std::string& council, const IndicatorRow& published,
                         const std::vector<OfficialValues>& openings);

} // namespace tenure

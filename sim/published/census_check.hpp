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

    /// Published numbers have one decimal and simulated rates are kept in whole parts: a half is a
    /// half to the hundredth, a tenth to the thousandth.
    bool agrees() const {
        return in_post < 0.505 && vacancies < 0.505 && agency < 0.505 && caseload < 0.1005;
    }
};

/// A published number that is known to be suspect is not compared, for England's share stands in.
/// @param openings what stands when each future starts, in which flows mean nothing
CensusCheck census_check(const std::string& council, const IndicatorRow& published,
                         const std::vector<OfficialValues>& openings);

} // namespace tenure

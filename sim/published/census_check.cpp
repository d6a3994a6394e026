#include "published/census_check.hpp"

#include "published/suspects.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

struct Stocks {
    double in_post, vacancies, agency, caseload;
};

/// FTE behind a percentage of themselves and the staff.
double beside_staff(double percent, double staff) {
    return percent < 100 ? staff * percent / (100 - percent) : 0;
}

Stocks stocks_of(const OfficialValues& v) {
    const auto of = [&](Official m) { return v[static_cast<std::size_t>(m)]; };
    const double staff = of(Official::in_post);
    return {staff, beside_staff(of(Official::vacancy), staff),
            beside_staff(of(Official::agency), staff), of(Official::caseload)};
}

} // namespace

CensusCheck census_check(const std::string& council, const IndicatorRow& published,
                         const std::vector<OfficialValues>& openings) {
    const Stocks wanted = stocks_of(official_values(published));
    CensusCheck worst{council, published.year};
    const auto note = [](double& most, double is, double should) {
        const double off = std::abs(is - should);
        most = std::isnan(off) ? INFINITY : std::max(most, off);
    };
    const auto sound = [&](Column c) { return !is_suspect(published, c); };
    for (const OfficialValues& opening : openings) {
        const Stocks is = stocks_of(opening);
        note(worst.in_post, is.in_post, wanted.in_post);
        if (sound(Column::vacancy_fte)) note(worst.vacancies, is.vacancies, wanted.vacancies);
        if (sound(Column::agency_fte)) note(worst.agency, is.agency, wanted.agency);
        if (sound(Column::cases) && sound(Column::case_holders_fte))
            note(worst.caseload, is.caseload, wanted.caseload);
    }
    return worst;
}

} // namespace tenure

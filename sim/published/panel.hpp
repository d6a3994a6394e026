// The councils whose published figures are complete over some years, and the eight official
// measures that forecasts of them are scored on.
//
// Rates are percentages, the caseload is cases a full-time holder; staff in post, starters and
// leavers are FTE. Definitions are the publication's: turnover is leavers over those in post at the
// end of the year, absence days lost over in post x 253.
#pragma once

#include "published/indicators.hpp"

namespace tenure {

/// Eight measures, in the order in which simulated futures hold them.
enum class Official : std::uint8_t {
    turnover,
    vacancy,
    agency,
    absence,
    caseload,
    in_post,
    starters,
    leavers,
    last
};
inline constexpr std::size_t officials = static_cast<std::size_t>(Official::last);
using OfficialValues = std::array<double, officials>;

struct OfficialMeasure {
    const char* name; ///< of the measure that a simulation makes
    const char* title;
    const char* unit;   ///< of an error: in post, starters and leavers are scored in % of staff
    bool counts_people; ///< in FTE, to be seen against the staff in post at the origin
};
const OfficialMeasure& official(Official measure);

/// @pre every column that is needed has a number
OfficialValues official_values(const IndicatorRow& row);
/// FTE as a percentage of the staff in post at an origin; the others as they are.
OfficialValues relative_to(double in_post_fte, OfficialValues values);

struct PanelCouncil {
    std::string name;
    std::vector<const IndicatorRow*> years; ///< from the panel's first to its last
};

struct CouncilPanel {
    int first = 0, last = 0;
    std::vector<PanelCouncil> councils;

    const IndicatorRow& row(std::size_t council, int year) const {
        return *councils[council].years[static_cast<std::size_t>(year - first)];
    }
};

/// Whether every measure can be made of a line, and it has vacancies' cover and heads in post,
/// enough of them to be put into teams.
bool is_whole(const IndicatorRow& row);

/// Every council under one code in all the years with every measure in each, by name.
CouncilPanel complete_councils(const Indicators& all, int first, int last);

/// Where the named councils stand in a panel; all of them if none is named. Throws a ScenarioError
/// for one that is unknown or not complete.
std::vector<std::size_t> places_in(const CouncilPanel& panel, const Indicators& all,
                                   const std::vector<std::string>& names);

/// Only what was published up to a year: what a forecast from then may know.
Indicators known_by(const Indicators& all, int first, int last);

} // namespace tenure

// A council's own figures by month, and the whole years that a fit takes them as.
//
// A file has a line for each month, without gaps: `month` (2024-03, or a date in it), and any of
// `in_post_fte` and `agency_fte`, at the end of the month, `starters_fte` and `leavers_fte`, in the
// month. A cell may be empty.
//
// Years are of 12 months that do not overlap, the last one ending at the last month. What has a
// gap is not known of that year: turnover needs leavers of all 12 months and the staff at their
// end, staff in post those at both ends, and so on. A year is taken as that reporting year,
// October to September, in which most of it lies, and simulated from October to September.
#pragma once

#include "published/panel.hpp"
#include "published/transition.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

struct MonthlyRow {
    std::optional<double> in_post, starters, leavers, agency; ///< FTE
};

struct MonthlyFigures {
    std::string file;
    int first = 0; ///< month, counted from the year 0: 12 x year + month - 1
    std::vector<MonthlyRow> rows;
};

/// From the table that a reader made of the file. Throws a ScenarioError with every fault: columns
/// that are not there or not known, months that are none or do not follow one another, cells that
/// are no numbers, no figure at all. @param notes gets what contradicts itself: staff that
/// starters and leavers do not account for
MonthlyFigures read_monthly(const Tree& table, const std::string& file, std::vector<Fault>& notes);

/// Twelve months: what is known at their start and end.
struct MonthlyYear {
    int first = 0;                         ///< month, counted as those of MonthlyFigures
    int from = 0;                          ///< the reporting year before, as a Transition has it
    std::optional<double> in_post, agency; ///< FTE at the start
    OfficialValues end{};                  ///< staff, starters and leavers in FTE
};

/// The earliest first. @param after no year may begin before the end of September of this one
std::vector<MonthlyYear> whole_years(const MonthlyFigures& figures, std::optional<int> after);

/// What a council had at the start of a year of its own figures: staff and agency staff as these
/// say, everything else in the proportion to staff that it has in `known`.
IndicatorRow row_at_start(const MonthlyYear& year, const IndicatorRow& known);

/// @param start values there, @ref Transition::start
Transition transition_of(const MonthlyYear& year, const OfficialValues& start);

} // namespace tenure

// The Department for Education's published indicators, "Children's social work workforce": a line
// for each council, region and reporting year, as the publication's file has them.
//
// Where the file has a symbol instead of a number (z not applicable, x not available, c suppressed,
// u of low reliability, : not published) there is no number; `low` rounds to 0 and is read as 0.
#pragma once

#include "scenario/fault.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// The columns that are read. FTE and heads at 30 September; flows are of the 12 months before.
enum class Column : std::uint8_t {
    inpost_fte,
    inpost_headcount,
    starters_fte,
    starters_headcount,
    leavers_fte,
    leavers_headcount,
    agency_fte,
    agency_cover_fte, ///< of that, covering a vacancy
    vacancy_fte,
    case_holders_fte, ///< who hold a case at least, agency staff too
    cases,
    working_days_lost_fte,
    last
};
const char* to_text(Column column);

inline constexpr double days_worked_a_year = 253; ///< the publication's, of a full-time worker

struct Indicator {
    std::optional<double> number;
    std::string written;
};

struct IndicatorRow {
    int year = 0; ///< that ends on 30 September
    std::string level;
    std::string name;   ///< of the council, the region, or England
    std::string codes;  ///< the old code; several where councils report together
    std::string code_9; ///< the nine-character code, which changes with boundaries
    int line = 0;
    std::array<Indicator, static_cast<std::size_t>(Column::last)> all;

    const Indicator& of(Column c) const { return all[static_cast<std::size_t>(c)]; }
};

struct Indicators {
    std::string file;
    std::vector<IndicatorRow> rows;
};

/// From the table that a reader made of the file. Throws a ScenarioError with every fault: columns
/// that are missing, cells that are neither numbers nor symbols, two lines for one place and year.
Indicators read_indicators(const Tree& table, const std::string& file);

bool is_council(const IndicatorRow& row);
/// England's line of a year, or null.
const IndicatorRow* england(const Indicators& all, int year);

} // namespace tenure

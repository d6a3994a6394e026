// What a council's figures of one year say of a thing that differs from year to year: a logarithm,
// and the variance that chance alone gives it and that the simulation makes by itself.
#pragma once

#include "published/indicators.hpp"

#include <map>
#include <optional>

namespace tenure {

struct YearlyLog {
    double log = 0, chance = 0;
};

/// Of what; those that the effects of years act on first, in their order.
enum class Yearly : std::uint8_t {
    leaving,    ///< leavers over mean staff
    applicants, ///< starters over mean staff
    absence,    ///< days lost over days of staff in post
    caseload,   ///< cases over who holds them, which referrals make
    agency,     ///< odds of a vacancy being covered
    posts,      ///< in post and vacant, whose changes are growth
    staff       ///< in post and of agencies
};

/// @param before the line of the year before, or null
/// Nothing where a value is missing or suspect, or where events are so few that a logarithm is far
/// from normal.
std::optional<YearlyLog> yearly_log(Yearly of, const IndicatorRow& row, const IndicatorRow* before);

using YearlyLogs = std::map<int, YearlyLog>; ///< of one council, by year

/// Of all councils with a staff large enough for chance not to be nearly all there is, by code, up
/// to a year.
std::map<std::string, YearlyLogs> yearly_logs(const Indicators& all, int year, Yearly of);

} // namespace tenure

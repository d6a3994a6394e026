// Dates of a study: from a calendar date to an instant and back, and when reporting months end.
#pragma once

#include "core/time.hpp"

#include <string>
#include <vector>

namespace tenure {

/// A day of the Gregorian calendar; an instant on it means its midnight at the start of the day.
struct Date {
    int year = 2022;
    unsigned month = 10;
    unsigned day = 1;
};

/// Whether such a day exists.
bool valid(const Date& date);
/// Days since 1970-01-01. @pre valid(date)
std::int64_t day_number(const Date& date);
Date date_of_day_number(std::int64_t days);
/// The instant of the date's first moment in a study that starts on `start`.
Instant instant_of(const Date& date, const Date& start);
/// The day an instant falls on.
Date date_of(Instant t, const Date& start);
/// "2022-10-01".
std::string to_text(const Date& date);
/// Reads "2022-10-01"; false if it is not a date.
bool parse_date(const std::string& text, Date& date);

/// The year in whose April the date's financial year begins.
int financial_year(const Date& date);
/// "2022-23".
std::string financial_year_words(int begins);

/// How reporting periods are cut.
enum class CalendarKind {
    official, ///< calendar months; a reporting year ends with 30 September
    even,     ///< twelfths of 365.25 days from the start, for comparison with exact answers
    yearly,   ///< years of 365.25 days from the start, and no months
};

/// One reporting period: (previous end, end], and the reporting year it belongs to.
struct Period {
    Instant end;
    int year = 0;           ///< official: the calendar year of its 30 September; else 1, 2, ...
    bool ends_year = false; ///< the census is taken at its end
    bool whole_year = true; ///< false for periods of a reporting year the study only partly covers
    std::string label;      ///< the last day of the period, or "year 1.25"
};

/// How many calendar months a length in years is, if it is within a twentieth of a month of at
/// least one whole month (so that 0.33 is four); else 0.
int whole_months(double years);

/// When a study of so many years ends: official studies so many calendar months later, on the same
/// day of the month or the month's last; others after years of 365.25 days.
/// @param horizon_years > 0; for official studies whole months
Instant horizon_end(CalendarKind kind, const Date& start, double horizon_years);

/// The periods that lie wholly or partly inside [start, start + horizon].
/// @param horizon_years > 0
std::vector<Period> periods(CalendarKind kind, const Date& start, double horizon_years);

/// All instants in [0, horizon) at which a yearly date (month, day) falls.
std::vector<Instant> yearly_dates(const Date& start, Instant horizon, unsigned month, unsigned day);

} // namespace tenure

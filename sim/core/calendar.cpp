#include "core/calendar.hpp"

#include "core/contract.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tenure {

namespace {

std::chrono::year_month_day ymd(const Date& d) {
    return {std::chrono::year{d.year}, std::chrono::month{d.month}, std::chrono::day{d.day}};
}

Date first_of_next_month(const Date& d) {
    return d.month == 12 ? Date{d.year + 1, 1, 1} : Date{d.year, d.month + 1, 1};
}

int reporting_year(const Date& last_day) {
    return last_day.month >= 10 ? last_day.year + 1 : last_day.year;
}

/// A year is whole when the study covers it from 1 October to 30 September.
void flag_partial_years(std::vector<Period>& all, const Date& start, Instant horizon) {
    for (Period& p : all) {
        const bool begun = instant_of({p.year - 1, 10, 1}, start) >= study_start;
        const bool ended = instant_of({p.year, 10, 1}, start) <= horizon;
        p.whole_year = begun && ended;
    }
}

std::vector<Period> official_periods(const Date& start, Instant horizon) {
    std::vector<Period> all;
    Instant end = study_start;
    for (Date next = first_of_next_month(start); end < horizon; next = first_of_next_month(next)) {
        end = std::min(instant_of(next, start), horizon);
        const Date last_day = date_of(end - Duration{1}, start);
        const bool census = last_day.month == 9 && end == instant_of(next, start);
        all.push_back(
            {end, reporting_year(last_day), census || end == horizon, true, to_text(last_day)});
    }
    flag_partial_years(all, start, horizon);
    return all;
}

std::vector<Period> even_periods(int per_year, double horizon_years) {
    std::vector<Period> all;
    const Instant horizon = horizon_end(CalendarKind::even, {}, horizon_years);
    for (int k = 1;; ++k) {
        const double t = static_cast<double>(k) / per_year;
        const Instant end = std::min(study_start + years(t), horizon);
        char label[32];
        std::snprintf(label, sizeof label, "year %.4g", in_years(end - study_start));
        const int year = (k - 1) / per_year + 1;
        all.push_back(
            {end, year, k % per_year == 0 || end == horizon, year <= horizon_years, label});
        if (end == horizon) return all;
    }
}

} // namespace

bool valid(const Date& date) { return ymd(date).ok(); }

std::int64_t day_number(const Date& date) {
    return std::chrono::sys_days{ymd(date)}.time_since_epoch().count();
}

Date date_of_day_number(std::int64_t days) {
    using namespace std::chrono;
    const year_month_day d{sys_days{std::chrono::days{static_cast<int>(days)}}};
    return {static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
            static_cast<unsigned>(d.day())};
}

Instant instant_of(const Date& date, const Date& start) {
    return study_start + whole_days(day_number(date) - day_number(start));
}

Date date_of(Instant t, const Date& start) {
    std::int64_t days = microseconds(t) / microseconds_per_day;
    if (microseconds(t) < 0 && microseconds(t) % microseconds_per_day != 0) --days;
    return date_of_day_number(day_number(start) + days);
}

std::string to_text(const Date& date) {
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", date.year, date.month, date.day);
    return text;
}

int financial_year(const Date& date) { return date.month >= 4 ? date.year : date.year - 1; }

std::string financial_year_words(int begins) {
    return std::to_string(begins) + "-" + std::to_string((begins + 1) % 100 + 100).substr(1);
}

bool parse_date(const std::string& text, Date& date) {
    const std::string shape = "0000-00-00";
    const auto fits = [](char c, char model) {
        return model == '-' ? c == '-' : c >= '0' && c <= '9';
    };
    if (!std::equal(text.begin(), text.end(), shape.begin(), shape.end(), fits)) return false;
    const auto number = [&](std::size_t at, std::size_t length) {
        return std::stoi(text.substr(at, length));
    };
    const Date read{number(0, 4), static_cast<unsigned>(number(5, 2)),
                    static_cast<unsigned>(number(8, 2))};
    if (!valid(read)) return false;
    date = read;
    return true;
}

int whole_months(double years) {
    if (!(years > 0 && years < 1e6)) return 0;
    const double months = std::nearbyint(years * 12);
    return std::fabs(years * 12 - months) <= 0.05 ? static_cast<int>(months) : 0;
}

Instant horizon_end(CalendarKind kind, const Date& start, double horizon_years) {
    expects(horizon_years > 0, "the horizon is longer than nothing");
    if (kind != CalendarKind::official) return study_start + years(horizon_years);
    const int months = whole_months(horizon_years);
    expects(months > 0, "an official horizon is a number of whole months");
    const int last = static_cast<int>(start.month) - 1 + months;
    Date end{start.year + last / 12, static_cast<unsigned>(last % 12) + 1, start.day};
    while (!valid(end)) --end.day;
    return instant_of(end, start);
}

std::vector<Period> periods(CalendarKind kind, const Date& start, double horizon_years) {
    switch (kind) {
    case CalendarKind::official:
        return official_periods(start, horizon_end(kind, start, horizon_years));
    case CalendarKind::even: return even_periods(12, horizon_years);
    case CalendarKind::yearly: return even_periods(1, horizon_years);
    }
    return {};
}

std::vector<Instant> yearly_dates(const Date& start, Instant horizon, unsigned month,
                                  unsigned day) {
    std::vector<Instant> all;
    for (int year = start.year;; ++year) {
        const Instant t = instant_of({year, month, day}, start);
        if (t >= horizon) return all;
        if (t >= study_start) all.push_back(t);
    }
}

} // namespace tenure

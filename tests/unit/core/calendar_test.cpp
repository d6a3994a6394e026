#include "tests/catch.hpp"

#include "core/calendar.hpp"
#include "core/contract.hpp"

using namespace tenure;

namespace {

const Date autumn{2022, 10, 1};

std::int64_t day_of(Instant t) {
    CHECK(microseconds(t) % microseconds_per_day == 0);
    return microseconds(t) / microseconds_per_day;
}

/// Reporting years that the study covers whole, in order and once each.
std::vector<int> whole_years(const std::vector<Period>& all) {
    std::vector<int> years;
    for (const Period& p : all)
        if (p.whole_year && p.ends_year) years.push_back(p.year);
    return years;
}

} // namespace

TEST_CASE("a date is an instant at its midnight, across leap days") {
    CHECK(instant_of(autumn, autumn) == study_start);
    CHECK(day_of(instant_of({2022, 10, 2}, autumn)) == 1);
    CHECK(day_of(instant_of({2022, 9, 30}, autumn)) == -1);
    CHECK(day_of(instant_of({2023, 10, 1}, autumn)) == 365);
    CHECK(day_of(instant_of({2024, 10, 1}, autumn)) == 365 + 366);
    CHECK(day_of(instant_of({2024, 3, 1}, {2024, 2, 28})) == 2);
    CHECK(day_of(instant_of({2100, 3, 1}, {2100, 2, 28})) == 1); // no leap year
    CHECK(day_number({1970, 1, 1}) == 0);
    CHECK(day_number({2000, 3, 1}) == 11017);
}

TEST_CASE("an instant falls on the day that began last, before the start too") {
    CHECK(to_text(date_of(study_start, autumn)) == "2022-10-01");
    CHECK(to_text(date_of(study_start - Duration{1}, autumn)) == "2022-09-30");
    CHECK(to_text(date_of(study_start - whole_days(1), autumn)) == "2022-09-30");
    CHECK(to_text(date_of(study_start + whole_days(1) - Duration{1}, autumn)) == "2022-10-01");
    for (std::int64_t day = -800; day < 2000; ++day)
        CHECK(day_number(date_of(study_start + whole_days(day), autumn)) - day_number(autumn) ==
              day);
}

TEST_CASE("days that do not exist are not valid") {
    CHECK(valid({2024, 2, 29}));
    CHECK_FALSE(valid({2023, 2, 29}));
    CHECK_FALSE(valid({1900, 2, 29}));
    CHECK_FALSE(valid({2023, 4, 31}));
    CHECK_FALSE(valid({2023, 13, 1}));
    CHECK_FALSE(valid({2023, 0, 1}));
    CHECK_FALSE(valid({2023, 1, 0}));
}

TEST_CASE("only a whole date is read, and a bad one leaves what was there") {
    Date read{1, 2, 3};
    for (const char* bad :
         {"", "2022-10", "2022-10-1", "22-10-01", "2022/10/01", "2022-10-01 ", "2023-02-29",
          "2022-13-01", " 202-10-01", "-022-10-01", "+022-10-01", "2022-+1-01", "2022- 1-01",
          "2022-10-1x", "x022-10-01", "2022-10-011"}) {
        INFO(bad);
        CHECK_FALSE(parse_date(bad, read));
        CHECK(to_text(read) == "0001-02-03");
    }
    REQUIRE(parse_date("2024-02-29", read));
    CHECK(to_text(read) == "2024-02-29");
}

TEST_CASE("official periods are calendar months, and years end with September") {
    const auto all = periods(CalendarKind::official, autumn, 3);
    REQUIRE(all.size() == 36);
    CHECK(all[0].label == "2022-10-31");
    CHECK(all[0].end == instant_of({2022, 11, 1}, autumn));
    CHECK(all[16].label == "2024-02-29");
    CHECK(all[11].ends_year);
    CHECK(all[11].label == "2023-09-30");
    CHECK(all[12].year == 2024);
    CHECK(all[35].end == horizon_end(CalendarKind::official, autumn, 3));
    CHECK(whole_years(all) == std::vector<int>{2023, 2024, 2025});
    for (const Period& p : all) CHECK(p.whole_year);
}

TEST_CASE("a study that starts or ends inside a reporting year covers it in part") {
    const auto all = periods(CalendarKind::official, {2022, 1, 15}, 2);
    REQUIRE(all.size() == 25);
    CHECK(all.front().label == "2022-01-31"); // from the 15th
    CHECK(all.back().label == "2024-01-14");
    CHECK(all.front().year == 2022);
    CHECK_FALSE(all.front().whole_year);
    CHECK(all.back().year == 2024);
    CHECK_FALSE(all.back().whole_year);
    CHECK(all.back().ends_year);
    CHECK(whole_years(all) == std::vector<int>{2023});
    for (std::size_t k = 1; k < all.size(); ++k) CHECK(all[k - 1].end < all[k].end);
}

TEST_CASE("an official study ends on its own date years later, or on the 28th for a leap day") {
    CHECK(to_text(date_of(horizon_end(CalendarKind::official, autumn, 10), autumn)) ==
          "2032-10-01");
    CHECK(day_of(horizon_end(CalendarKind::official, autumn, 0.5)) == 182);
    const Date leap{2024, 2, 29};
    CHECK(to_text(date_of(horizon_end(CalendarKind::official, leap, 1), leap)) == "2025-02-28");
    CHECK(to_text(date_of(horizon_end(CalendarKind::official, leap, 4), leap)) == "2028-02-29");
    CHECK_THROWS(horizon_end(CalendarKind::official, leap, 0));
}

TEST_CASE("even periods are exact twelfths, yearly ones exact years, the last cut at the horizon") {
    const auto even = periods(CalendarKind::even, autumn, 10);
    REQUIRE(even.size() == 120);
    CHECK(in_years(even[59].end - study_start) == 5);
    CHECK(even[59].ends_year);
    CHECK_FALSE(even[58].ends_year);
    const auto yearly = periods(CalendarKind::yearly, autumn, 2.5);
    REQUIRE(yearly.size() == 3);
    CHECK(yearly[2].end == study_start + years(2.5));
    CHECK(yearly[2].ends_year);
    CHECK_FALSE(yearly[2].whole_year);
    CHECK(whole_years(yearly) == std::vector<int>{1, 2});
}

TEST_CASE("yearly dates fall inside the study, the start included and the end not") {
    const Instant horizon = horizon_end(CalendarKind::official, autumn, 3);
    CHECK(yearly_dates(autumn, horizon, 10, 1).size() == 3);
    CHECK(yearly_dates(autumn, horizon, 10, 1).front() == study_start);
    CHECK(yearly_dates(autumn, horizon, 9, 30).size() == 3);
    CHECK(yearly_dates(autumn, study_start + whole_days(10), 1, 1).empty());
}

TEST_CASE("an official horizon is a number of whole calendar months") {
    const Date start{2022, 10, 1};
    CHECK(periods(CalendarKind::official, start, 0.5).size() == 6);
    CHECK(to_text(date_of(horizon_end(CalendarKind::official, start, 0.5), start)) == "2023-04-01");
    CHECK(periods(CalendarKind::official, start, 0.25).back().label == "2022-12-31");
    CHECK(periods(CalendarKind::official, start, 1.0 / 12).size() == 1);
    CHECK(periods(CalendarKind::official, start, 10).size() == 120);
    const Date last_day{2023, 10, 31}; // February has no 31st
    CHECK(to_text(date_of(horizon_end(CalendarKind::official, last_day, 0.33), last_day)) ==
          "2024-02-29");
    CHECK(whole_months(0.33) == 4);
    CHECK(whole_months(0.3) == 0);
    CHECK(whole_months(0.001) == 0);
    CHECK(whole_months(-1) == 0);
    CHECK_THROWS_AS(horizon_end(CalendarKind::official, start, 0.001), ContractViolation);
}

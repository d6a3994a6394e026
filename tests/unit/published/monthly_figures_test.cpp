#include "published/monthly_figures.hpp"
#include "reader/csv.hpp"
#include "tests/catch.hpp"
#include "tests/unit/published/made_up_row.hpp"

#include <cmath>
#include <cstdio>

using namespace tenure;

namespace {

double known(const OfficialValues& values, Official m) {
    return values[static_cast<std::size_t>(m)];
}

/// So many months from one on: 100 FTE, one more a month, 3 starters, 2 leavers, 10 agency staff.
std::string months_text(int year, int month, int count) {
    std::string text = "month,in_post_fte,starters_fte,leavers_fte,agency_fte\n";
    for (int i = 0; i < count; ++i) {
        char line[80];
        const int at = 12 * year + month - 1 + i;
        std::snprintf(line, sizeof line, "%04d-%02d,%d,3,2,10\n", at / 12, at % 12 + 1, 100 + i);
        text += line;
    }
    return text;
}

MonthlyFigures read(const std::string& text, std::vector<Fault>& notes) {
    std::vector<Fault> faults;
    const std::optional<Tree> table = parse_csv(text, "months.csv", faults);
    throw_if_any(faults);
    return read_monthly(*table, "months.csv", notes);
}

MonthlyFigures read(const std::string& text) {
    std::vector<Fault> notes;
    MonthlyFigures all = read(text, notes);
    CHECK(notes.empty());
    return all;
}

std::vector<std::string> faults_of(const std::string& text) {
    std::vector<std::string> all;
    try {
        std::vector<Fault> notes;
        read(text, notes);
    } catch (const ScenarioError& e) {
        for (const Fault& f : e.faults) all.push_back(to_text(f));
    }
    return all;
}

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("months become whole years that end at the last month and do not overlap") {
    const MonthlyFigures f = read(months_text(2022, 9, 30)); // to February 2025
    const std::vector<MonthlyYear> years = whole_years(f, {});
    REQUIRE(years.size() == 2);
    CHECK(years[1].first == 12 * 2024 + 2); // March 2024
    CHECK(years[1].from == 2023);           // most of it lies in the year to September 2024
    CHECK(years[0].from == 2022);
    CHECK(*years[0].in_post == 105); // end of February 2023
    CHECK(*years[0].agency == 10);
    CHECK(known(years[0].end, Official::in_post) == 117);
    CHECK(known(years[0].end, Official::starters) == 36);
    CHECK(known(years[0].end, Official::turnover) == Approx(100 * 24.0 / 117));
    CHECK(known(years[0].end, Official::agency) == Approx(100 * 10.0 / 127));
    for (const Official m : {Official::vacancy, Official::absence, Official::caseload})
        CHECK(std::isnan(known(years[0].end, m)));
}

TEST_CASE("years that begin before a census that counts already are left out") {
    const MonthlyFigures f = read(months_text(2022, 3, 24)); // to February 2024
    CHECK(whole_years(f, {}).size() == 2);
    CHECK(whole_years(f, 2022).size() == 1);
    CHECK(whole_years(read(months_text(2022, 10, 12)), 2022).size() == 1); // the first day after
    CHECK(whole_years(read(months_text(2022, 9, 12)), 2022).empty());
}

TEST_CASE("what months do not say is not known of their year, and nothing else is lost") {
    std::string text = months_text(2022, 9, 13);
    text.replace(text.find("2023-02,105,3,2"), 15, "2023-02,105,3,"); // leavers of one month
    const MonthlyYear year = whole_years(read(text), {}).front();
    CHECK(std::isnan(known(year.end, Official::leavers)));
    CHECK(std::isnan(known(year.end, Official::turnover)));
    CHECK(known(year.end, Official::starters) == 36);
    const MonthlyYear only =
        whole_years(
            read("month,leavers_fte\n2023-01,1\n2023-02,1\n2023-03,1\n2023-04,1\n2023-05,1\n"
                 "2023-06,1\n2023-07,1\n2023-08,1\n2023-09,1\n2023-10,1\n2023-11,1\n"
                 "2023-12-31,1\n"),
            {})
            .front();
    CHECK(known(only.end, Official::leavers) == 12);
    OfficialValues start{};
    start[static_cast<std::size_t>(Official::in_post)] = 60;
    const Transition t = transition_of(only, start);
    CHECK(known(t.end, Official::leavers) == 20); // % of the staff at its start
    CHECK(std::isnan(known(t.end, Official::in_post)));
}

TEST_CASE("at the start of a year staff is the council's own, and all else in proportion") {
    IndicatorRow row = made_up_row(1, 2022);
    set(row, Column::inpost_fte, 80);
    set(row, Column::inpost_headcount, 90);
    set(row, Column::vacancy_fte, 20);
    set(row, Column::agency_fte, 16);
    set(row, Column::agency_cover_fte, 12);
    MonthlyYear year;
    year.from = 2023;
    year.in_post = 100;
    IndicatorRow start = row_at_start(year, row);
    CHECK(start.year == 2023);
    CHECK(*start.of(Column::vacancy_fte).number == 25);
    CHECK(*start.of(Column::inpost_headcount).number == 113);
    CHECK(*start.of(Column::agency_fte).number == 20);
    year.agency = 4;
    start = row_at_start(year, row);
    CHECK(*start.of(Column::agency_fte).number == 4);
    CHECK(*start.of(Column::agency_cover_fte).number == 3);
}

TEST_CASE("what is wrong with months is told once for each, all together") {
    const std::vector<std::string> all =
        faults_of("month,in_post_fte,leavers_fte\n2023-01,100,1\n2023-03,99,1\nApril,98,1\n"
                  "2023-05,many,1\n2023-06,98,-2\n");
    REQUIRE(all.size() == 4);
    CHECK(has(all[0], "2023-03 does not follow 2023-01"));
    CHECK(has(all[1], "\"April\" is not a month such as 2024-03"));
    CHECK(has(all[2], "\"many\" is not FTE"));
    CHECK(has(all[3], "-2 is not FTE"));
    const auto column = faults_of("month,staff_in_post,leavers_fte,leaver_fte\n2023-01,1,1,1\n");
    REQUIRE(column.size() == 2);
    CHECK(has(column[1], "did you mean leavers_fte?"));
    CHECK(faults_of("month\n2023-01\n").size() == 1);
    CHECK(faults_of("date,leavers_fte\n2023-01,1\n").size() == 2);
}

TEST_CASE("staff that starters and leavers do not account for is a warning and no fault") {
    std::string text = months_text(2022, 9, 13);
    text.replace(text.find("2023-02,105"), 11, "2023-02,155");
    std::vector<Fault> notes;
    CHECK(read(text, notes).rows.size() == 13);
    REQUIRE(notes.size() == 2); // into it and out of it
    CHECK(has(to_text(notes[0]), "make 105, not 155"));
}

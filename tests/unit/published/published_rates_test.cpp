#include "published/council.hpp"
#include "published/published_rates.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"
#include "tests/unit/published/made_up_row.hpp"

using namespace tenure;

namespace {

IndicatorRow row_of(int year) {
    IndicatorRow row = made_up_row(3, year);
    set(row, Column::inpost_fte, 80);
    set(row, Column::leavers_fte, 8);
    set(row, Column::vacancy_fte, 20);
    set(row, Column::agency_fte, 20);
    set(row, Column::working_days_lost_fte, 0.03 * 253 * 80);
    set(row, Column::cases, 960);
    set(row, Column::case_holders_fte, 60);
    return row;
}

} // namespace

TEST_CASE("published rates are those of the publication, in percent") {
    const PublishedYear y = published_rates(row_of(2022));
    CHECK(y.year == 2022);
    CHECK(*y.turnover_rate == Approx(10));
    CHECK(*y.vacancy_rate == Approx(20));
    CHECK(*y.agency_rate == Approx(20));
    CHECK(*y.absence_rate == Approx(3));
    CHECK(*y.average_caseload == Approx(16));
}

TEST_CASE("every shipped council, and England's average, carries the rates of the shipped file") {
    const std::string scenarios = std::string(TENURE_SOURCE_DIR) + "/scenarios/";
    FileReader reader;
    std::vector<Fault> faults;
    const Indicators all =
        read_indicators(*reader.read(scenarios + "data/csww_indicators.csv", faults), "");
    const auto expect = [&](const std::string& file, const std::vector<PublishedYear>& wanted) {
        CAPTURE(file);
        const auto kept =
            load_authority(reader, scenarios + "authorities/" + file + ".yaml").published;
        CHECK(published_lines(kept) == published_lines(wanted));
        CHECK(kept.size() == 6);
        CHECK(kept.back().year == 2022);
    };
    for (const char* council : {"Bexley", "Cornwall", "Gloucestershire", "Lincolnshire", "Merton",
                                "Sefton", "Staffordshire", "Wiltshire", "Wolverhampton"})
        expect(authority_name(council), published_rates(lines_of(all, council), 2022));
    Lines of_england;
    for (int year = 2017; year <= 2022; ++year) of_england.push_back(england(all, year));
    expect("england_average", published_rates(of_england, 2022));
}

TEST_CASE("a rate of a number that is not published is left out, and so are later years") {
    IndicatorRow first = row_of(2021), second = row_of(2022), later = row_of(2023);
    second.all[static_cast<std::size_t>(Column::agency_fte)].number.reset();
    const std::vector<PublishedYear> years = published_rates(Lines{&first, &second, &later}, 2022);
    REQUIRE(years.size() == 2);
    CHECK(years[0].agency_rate);
    CHECK_FALSE(years[1].agency_rate);
    CHECK(published_lines(years).find("  - {year: 2022, turnover_rate: 10, vacancy_rate: 20, "
                                      "absence_rate: 3, average_caseload: 16}\n") !=
          std::string::npos);
    CHECK(published_lines({}).empty());
}

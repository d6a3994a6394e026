#include "published/backtest.hpp"
#include "published/census_check.hpp"
#include "published/naive_forecast.hpp"
#include "reader/csv.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace tenure;

namespace {

const std::string heading =
    "time_period,geographic_level,country_name,region_name,old_la_code,new_la_code,la_name,"
    "inpost_fte,inpost_headcount,starters_fte,starters_headcount,leavers_fte,leavers_headcount,"
    "agency_fte,agency_cover_fte,vacancy_fte,case_holders_fte,cases,working_days_lost_fte\n";

std::string line(int year, const std::string& code, const std::string& name, double staff,
                 const std::string& leavers, const std::string& level = "Local authority") {
    return std::to_string(year) + ',' + level + ",England,East," + code + ",E" + code + ',' + name +
           ',' + std::to_string(staff) + ",110,12,13," + leavers + ",9,20,16,25,50,900,1000\n";
}

/// Two councils over four years; turnover of 10 20 10 20% and of 30 20 30 20%. A third misses a
/// year.
Indicators figures() {
    std::string text = heading;
    const char* a[] = {"10", "20", "10", "20"};
    const char* b[] = {"30", "20", "30", "20"};
    for (int k = 0; k < 4; ++k) {
        text += line(2017 + k, "801", "Avon", 100, a[k]);
        text += line(2017 + k, "802", "Brent Hill", 100, b[k]);
        text += line(2017 + k, "803", "Coombe", 100, k == 2 ? "x" : "9");
        text += line(2017 + k, "", "", 1000, std::to_string(150 + 10 * k), "National");
    }
    std::vector<Fault> faults;
    const auto tree = parse_csv(text, "figures.csv", faults);
    REQUIRE(tree);
    return read_indicators(*tree, "figures.csv");
}

constexpr auto turnover = static_cast<std::size_t>(Official::turnover);

std::vector<OfficialValues> futures_around(double turnover_rate) {
    std::vector<OfficialValues> all;
    for (int k = -9; k <= 9; ++k) {
        OfficialValues v{turnover_rate + k, 20, 15, 4, 18, 100, 12, 15};
        all.push_back(v);
    }
    return all;
}

const BacktestCell& cell_of(const Backtest& b, Official m) {
    for (const BacktestCell& c : b.cells)
        if (c.measure == m) return c;
    throw std::logic_error("no such cell");
}

} // namespace

TEST_CASE("a panel has the councils whose figures are complete, and says who is not") {
    const Indicators all = figures();
    const CouncilPanel panel = complete_councils(all, 2017, 2020);
    REQUIRE(panel.councils.size() == 2);
    CHECK(panel.councils[1].name == "Brent Hill");
    CHECK(complete_councils(all, 2017, 2018).councils.size() == 3);
    CHECK(places_in(panel, all, {"802"}) == std::vector<std::size_t>{1});
    try {
        places_in(panel, all, {"Coombe"});
        FAIL("a council without a year cannot be scored");
    } catch (const ScenarioError& e) {
        CHECK(std::string(e.what()).find("Coombe has not all eight measures in every year from "
                                         "2017 to 2020") != std::string::npos);
    }
}

TEST_CASE("official values follow the publication's definitions") {
    const Indicators all = figures();
    const CouncilPanel panel = complete_councils(all, 2017, 2020);
    const OfficialValues v = official_values(panel.row(0, 2018));
    CHECK(v[turnover] == Approx(20));
    CHECK(v[1] == Approx(100 * 25 / 125.0)); // vacancies over vacancies and staff
    CHECK(v[2] == Approx(100 * 20 / 120.0));
    CHECK(v[3] == Approx(100 * 1000 / (253 * 100.0)));
    CHECK(v[4] == Approx(18));
    CHECK(relative_to(80, v)[5] == Approx(125));
    CHECK(relative_to(80, v)[turnover] == Approx(20)); // a rate stays
}

TEST_CASE("naive forecasts are made from years up to the origin alone") {
    const Indicators all = figures();
    const CouncilPanel panel = complete_councils(all, 2017, 2020);
    const NaiveForecaster next(panel, {{2017, 2019}, 2020}, turnover);
    const NaiveForecast avon = next.of(0);
    CHECK(avon.persistence == Approx(10));
    CHECK(avon.own_mean == Approx(40.0 / 3));
    REQUIRE(avon.regression);
    // Past errors of persistence are 10, -10, -10, 10.
    CHECK(avon.interval.low == Approx(0));
    CHECK(avon.interval.high == Approx(20));
    // Nothing before 2019 lies three years apart, so there is no regression, and its errors grow.
    const NaiveForecaster far(panel, {{2017, 2018}, 2020}, turnover);
    CHECK_FALSE(far.of(0).regression);
    CHECK(far.of(0).fixed_before() == Approx(15));
    CHECK(far.of(0).interval.high == Approx(20 + 10 * std::sqrt(2.0)));
    // What is published later changes nothing of it.
    const CouncilPanel longer = complete_councils(all, 2017, 2019);
    CHECK(NaiveForecaster(longer, {{2017, 2018}, 2019}, turnover).of(0).regression.value() ==
          Approx(NaiveForecaster(panel, {{2017, 2018}, 2019}, turnover).of(0).regression.value()));
}

TEST_CASE("forecasts are scored as worked by hand") {
    const Indicators all = figures();
    const CouncilPanel panel = complete_councils(all, 2017, 2020);
    const std::vector<Target> targets{{{2017, 2018}, 2020}};
    // In 2020 both have 20. Simulated medians 16 and 23, 19 futures one point apart.
    const auto futures = [](std::size_t c, const Target&) {
        return futures_around(c == 0 ? 16 : 23);
    };
    const Backtest b = judge(all, panel, {0, 1}, targets, futures, false);
    REQUIRE(b.cells.size() == officials);
    const BacktestCell& cell = cell_of(b, Official::turnover);
    CHECK(cell.councils[0].error == Approx(4));
    CHECK(cell.councils[1].error == Approx(-3));
    CHECK(mean_absolute_error(cell) == Approx(3.5));
    CHECK(mean_error_of(cell, &Judged::naive) == Approx(5)); // own means 15 and 25
    CHECK(ratio_of(cell) == Approx(0.7));
    CHECK(mean_error_of(cell, &Judged::persistence) == Approx(0));
    // 50% intervals reach 5 from the median, 90% ones 9.
    CHECK(cell.councils[0].within_50);
    CHECK(cell.councils[0].winkler == Approx(18));
    const IntervalScores i = interval_scores(b, Official::turnover);
    CHECK(i.within_90.value == 1);
    CHECK(i.within_50.value == 1);
    // Wrong by 12: no interval holds it, and the score says by how much.
    const Backtest bad = judge(
        all, panel, {0, 1}, targets, [](std::size_t, const Target&) { return futures_around(32); },
        false);
    CHECK(interval_scores(bad, Official::turnover).within_90.value == 0);
    CHECK(cell_of(bad, Official::turnover).councils[0].winkler == Approx(18 + 20 * 3));
    // All are wrong by as much: without the mean error every one is right.
    CHECK(interval_scores(bad, Official::turnover).within_90_shifted.value == 1);
    const Official of = Official::turnover; // the others never change: their naive errors are 0
    CHECK(mean_ratio(bad, &of).value > mean_ratio(b, &of).value);
}

TEST_CASE("futures that know England's path are judged against persistence and England's shift") {
    const Indicators all = figures();
    const CouncilPanel panel = complete_councils(all, 2017, 2020);
    // England's turnover goes from 16 to 18% between 2018 and 2020; both councils had 20.
    const Backtest b = judge(
        all, panel, {0, 1}, {{{2017, 2018}, 2020}},
        [](std::size_t, const Target&) { return futures_around(21); }, true);
    const BacktestCell& cell = cell_of(b, Official::turnover);
    CHECK(mean_error_of(cell, &Judged::naive) == Approx(2));
    CHECK(ratio_of(cell) == Approx(0.5));
}

TEST_CASE("a start agrees with the census to half a post and a tenth of a case") {
    const Indicators all = figures();
    const CouncilPanel panel = complete_councils(all, 2017, 2020);
    const IndicatorRow& row = panel.row(0, 2018);
    OfficialValues opening = official_values(row);
    CHECK(census_check("Avon", row, {opening}).agrees());
    opening[static_cast<std::size_t>(Official::caseload)] += 0.11;
    CHECK_FALSE(census_check("Avon", row, {opening}).agrees());
    opening = official_values(row);
    opening[static_cast<std::size_t>(Official::vacancy)] = 100 * 25.6 / 125.6;
    const CensusCheck off = census_check("Avon", row, {official_values(row), opening});
    CHECK(off.vacancies == Approx(0.6));
    CHECK_FALSE(off.agrees());
}

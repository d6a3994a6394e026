#include "published/year_variation.hpp"
#include "random/draw.hpp"
#include "tests/catch.hpp"
#include "tests/unit/published/made_up_row.hpp"

#include <cmath>
#include <map>

using namespace tenure;

namespace {

/// So many councils over years whose leavers follow an autoregression of this standard deviation
/// and correlation, beside chance; the nation has one of its own.
Indicators made_up(int councils, int years, double council_sd, double correlation,
                   double national_sd) {
    Indicators all;
    std::vector<double> nation(static_cast<std::size_t>(years));
    const auto z = [](std::uint32_t a, std::uint32_t b) {
        return normal(address({5, 0}, Purpose::year_effect, entity(Source::parameter, a), b));
    };
    double at = 0;
    for (int y = 0; y < years; ++y) {
        at = y == 0 ? z(0, 0)
                    : correlation * at + std::sqrt(1 - correlation * correlation) *
                                             z(0, static_cast<std::uint32_t>(y));
        nation[static_cast<std::size_t>(y)] = national_sd * at;
    }
    for (int i = 1; i <= councils; ++i)
        for (int y = 0; y < years; ++y) {
            const auto who = static_cast<std::uint32_t>(i), when = static_cast<std::uint32_t>(y);
            at = y == 0
                     ? z(who, 0)
                     : correlation * at + std::sqrt(1 - correlation * correlation) * z(who, when);
            const double mean =
                300 * std::exp(council_sd * at + nation[static_cast<std::size_t>(y)]);
            IndicatorRow row = made_up_row(i, 2000 + y);
            set(row, Column::inpost_fte, 2000);
            set(row, Column::inpost_headcount, 2000);
            set(row, Column::leavers_fte, mean + std::sqrt(mean) * z(1000 + who, when));
            set(row, Column::starters_fte, 300);
            set(row, Column::vacancy_fte, 100);
            all.rows.push_back(row);
        }
    return all;
}

} // namespace

TEST_CASE("variances and correlation of years are found again in figures made with them") {
    const auto found = year_variation(made_up(400, 8, .2, .5, .1), 2007);
    REQUIRE(std::string(found[0].on) == "leaving");
    CHECK(std::abs(found[0].sd_council - .2) < .02);
    CHECK(std::abs(found[0].correlation - .5) < .1);
    CHECK(found[0].sd_national > .03);
    CHECK(found[0].sd_national < .25);
}

TEST_CASE("years that differ by chance alone are found not to differ") {
    const auto found = year_variation(made_up(400, 8, 0, 0, 0), 2007);
    CHECK(found[0].sd_council < .025);
    CHECK(found[0].sd_national < .01);
}

TEST_CASE("years after the one asked for are not read") {
    const Indicators all = made_up(100, 8, .2, .5, .1);
    Indicators early{all.file, {}};
    for (const IndicatorRow& row : all.rows)
        if (row.year <= 2004) early.rows.push_back(row);
    const auto with = year_variation(all, 2004), without = year_variation(early, 2004);
    for (std::size_t i = 0; i < with.size(); ++i) {
        CHECK(with[i].sd_council == without[i].sd_council);
        CHECK(with[i].correlation == without[i].correlation);
    }
    CHECK(with[0].sd_council != year_variation(all, 2007)[0].sd_council);
}

TEST_CASE("what differs of demand is what is left of caseloads once staff is taken off") {
    // Holders are staff; cases have a variation of their own, independent from year to year.
    const auto with = [](double demand_sd, double staff_sd) {
        Indicators all = made_up(400, 6, 0, 0, 0);
        std::uint32_t k = 0;
        for (IndicatorRow& row : all.rows) {
            const auto z = [&](std::uint32_t of) {
                return normal(
                    address({6, of}, Purpose::year_effect, entity(Source::parameter, k), 0));
            };
            const double staff = 2000 * std::exp(staff_sd * z(1));
            set(row, Column::inpost_fte, staff);
            set(row, Column::case_holders_fte, staff / 2);
            set(row, Column::cases, 1e6 * std::exp(demand_sd * z(2)));
            ++k;
        }
        return year_variation(all, 2005)[3];
    };
    CHECK(std::string(with(.1, .1).on) == "referrals");
    const auto seen = [](const YearVariation& v) { return v.sd_council * v.answer; };
    CHECK(std::abs(seen(with(.1, .1)) - .1) < .012);
    CHECK(with(0, .1).sd_council < .03);
    CHECK(std::abs(seen(with(.1, 0)) - .1) < .01);
}

TEST_CASE("the nation's growth of posts differs between years by what councils' means do") {
    // Posts of every council grow by 3% a year, and by a national number with this deviation.
    const auto with = [](double sd) {
        Indicators all = made_up(300, 21, 0, 0, 0);
        std::map<int, double> posts;
        double log = 0;
        for (std::uint32_t y = 0; y < 21; ++y) {
            posts[2000 + static_cast<int>(y)] = 1000 * std::exp(log);
            log += .03 + sd * normal(address({8, 1}, Purpose::year_effect,
                                             entity(Source::parameter, y), 0));
        }
        for (IndicatorRow& row : all.rows) {
            set(row, Column::inpost_fte, .9 * posts[row.year]);
            set(row, Column::vacancy_fte, .1 * posts[row.year]);
        }
        return year_variation(all, 2020)[5].sd_national;
    };
    const double error = .04 / std::sqrt(2 * 19.); // of a standard deviation from 20 years
    CHECK(std::abs(with(.04) - .04) < 3 * error);
    CHECK(with(0) < .001); // growth that is the same every year is no difference between years
}

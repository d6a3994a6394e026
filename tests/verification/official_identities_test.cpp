// The Department for Education's own figures through the formulas that every study is reported
// with: stocks and flows as published for England go in, the published rates must come out.
#include "tests/catch.hpp"
#include "workforce/count.hpp"
#include "workforce/measures.hpp"

#include <cmath>
#include <stdexcept>

using namespace tenure;

namespace {

/// Children's social work workforce, England, year ending 30 September.
struct Published {
    int year;
    double in_post, leavers, agency, vacancies, case_holders, cases, days_lost;
    double turnover, agency_rate, vacancy_rate, caseload, absence; ///< per cent; cases per FTE
};

constexpr Published england[] = {
    {2023, 33119.1, 5254.6, 7173.5, 7722.7, 21111.4, 337055, 270751, 15.9, 17.8, 18.9, 16.0, 3.2},
    {2025, 36186.3, 4276.3, 5415.9, 5965.4, 21105.4, 321661, 322786.3, 11.8, 13.0, 14.2, 15.2, 3.5},
};

std::int64_t hundredths(double x) { return std::llround(x * 100); }

/// The row a replication would have left. Vacancies are whole posts, so they are rounded.
std::vector<std::int64_t> row_of(const Published& p) {
    std::vector<std::int64_t> row(raw_columns(1), 0);
    row[column(Count::leavers_fte)] = hundredths(p.leavers);
    row[column(Count::days_lost)] = hundredths(p.days_lost);
    row[column(Stock::in_post_fte)] = hundredths(p.in_post);
    row[column(Stock::vacancies)] = std::llround(p.vacancies);
    row[column(Stock::agency_fte)] = hundredths(p.agency);
    row[column(Stock::case_holder_fte)] = hundredths(p.case_holders);
    row[column(Stock::held_cases)] = std::llround(p.cases);
    return row;
}

double measure(const std::vector<std::int64_t>& row, int year, const std::string& name) {
    Ladder ladder;
    ladder.roles.push_back({});
    ladder.roles.back().name = "practitioner";
    const auto all = formulas(ladder, {true, true, true, true, true});
    const std::vector<Period> periods{{study_start + years(1), year, true, true, ""}};
    const auto values = evaluate_year(all, {row, periods, raw_columns(1)}, year);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].measure.name == name)
            return static_cast<double>(values[i]) / static_cast<double>(all[i].measure.scale);
    throw std::logic_error("there is no measure " + name);
}

double one_decimal(double x) { return std::round(x * 10) / 10; }

} // namespace

TEST_CASE("published stocks and flows give the published rates") {
    for (const Published& p : england) {
        const auto row = row_of(p);
        CAPTURE(p.year);
        CHECK(one_decimal(100 * measure(row, p.year, "turnover_rate")) == Approx(p.turnover));
        CHECK(one_decimal(100 * measure(row, p.year, "vacancy_rate")) == Approx(p.vacancy_rate));
        CHECK(one_decimal(100 * measure(row, p.year, "agency_rate")) == Approx(p.agency_rate));
        CHECK(one_decimal(measure(row, p.year, "average_caseload")) == Approx(p.caseload));
        CHECK(one_decimal(100 * measure(row, p.year, "absence_rate")) == Approx(p.absence));
    }
}

TEST_CASE("other definitions of the same rates would be noticed") {
    const Published& p = england[0];
    CHECK(one_decimal(100 * p.vacancies / p.in_post) != Approx(p.vacancy_rate));
    CHECK(one_decimal(100 * p.agency / p.in_post) != Approx(p.agency_rate));
    CHECK(one_decimal(100 * p.days_lost / (p.in_post * 260)) != Approx(p.absence));
    CHECK(one_decimal(p.cases / (p.in_post + p.agency)) != Approx(p.caseload));
}

#include "published/yearly_log.hpp"

#include "published/council_flows.hpp"
#include "published/suspects.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

constexpr double smallest_panel_staff = 60; ///< FTE: below it chance is nearly all there is
constexpr double fewest_events = 5;         ///< a year, for a logarithm to be near normal

/// Spells are few and long: a head's days in a year have this squared coefficient of variation, of
/// the base file's 1.5 short spells of 4.3 days and 0.14 long ones of 45, each gamma with 0.8.
constexpr double short_days = 1.5 * 4.3, long_days = 0.14 * 45;
constexpr double spells_scatter = (1 + 0.8 * 0.8) * (short_days * 4.3 + long_days * 45) /
                                  ((short_days + long_days) * (short_days + long_days));

using Found = std::optional<YearlyLog>;

double column_of(const IndicatorRow& row, Column c) {
    return is_suspect(row, c) ? 0 : row.of(c).number.value_or(0);
}

/// Of a rate that so many events make.
Found of_events(std::optional<double> rate, double events) {
    if (!rate || !(*rate > 0) || events < fewest_events) return {};
    return YearlyLog{std::log(*rate), 1 / events};
}

/// Of what is no chance at all.
Found of_count(double x) {
    if (!(x > 0)) return {};
    return YearlyLog{std::log(x), 0};
}

Found of_starting(const IndicatorRow& row, const IndicatorRow* before) {
    const auto net = flow_of(Flow::net, row, before), left = flow_of(Flow::leaving, row, before);
    if (!net || !left) return {};
    return of_events(*net + *left, column_of(row, Column::starters_fte));
}

/// A day's number of cases is chance like a year's.
Found of_caseload(const IndicatorRow& row) {
    const double cases = column_of(row, Column::cases),
                 holders = column_of(row, Column::case_holders_fte);
    if (!(holders > 0) || is_suspect(row, Column::cases)) return {};
    return of_events(cases / holders, cases);
}

Found of_cover(const IndicatorRow& row, const IndicatorRow* before) {
    const double vacancies = column_of(row, Column::vacancy_fte);
    const auto share = flow_of(Flow::cover, row, before);
    if (!share || vacancies < fewest_events) return {};
    const double s = std::clamp(*share, 0.1, 0.9);
    return YearlyLog{std::log(s / (1 - s)), 1 / (vacancies * s * (1 - s))};
}

} // namespace

std::optional<YearlyLog> yearly_log(Yearly of, const IndicatorRow& row,
                                    const IndicatorRow* before) {
    const auto in = [&](Column c) { return column_of(row, c); };
    switch (of) {
    case Yearly::leaving:
        return of_events(flow_of(Flow::leaving, row, before), in(Column::leavers_fte));
    case Yearly::applicants: return of_starting(row, before);
    case Yearly::absence:
        return of_events(flow_of(Flow::absence, row, before),
                         in(Column::inpost_headcount) / spells_scatter);
    case Yearly::caseload: return of_caseload(row);
    case Yearly::agency: return of_cover(row, before);
    case Yearly::posts: return of_count(in(Column::inpost_fte) + in(Column::vacancy_fte));
    case Yearly::staff: return of_count(in(Column::inpost_fte) + in(Column::agency_fte));
    }
    return {};
}

std::map<std::string, YearlyLogs> yearly_logs(const Indicators& all, int year, Yearly of) {
    std::map<std::string, Lines> by_code;
    for (const IndicatorRow& row : all.rows)
        if (is_council(row) && row.year <= year &&
            row.of(Column::inpost_fte).number.value_or(0) >= smallest_panel_staff)
            by_code[row.codes].push_back(&row);
    std::map<std::string, YearlyLogs> panel;
    for (auto& [code, lines] : by_code) {
        std::sort(lines.begin(), lines.end(),
                  [](const IndicatorRow* a, const IndicatorRow* b) { return a->year < b->year; });
        YearlyLogs& own = panel[code];
        for (std::size_t k = 0; k < lines.size(); ++k) {
            const bool follows = k > 0 && lines[k - 1]->year == lines[k]->year - 1;
            if (const Found x = yearly_log(of, *lines[k], follows ? lines[k - 1] : nullptr))
                own[lines[k]->year] = *x;
        }
    }
    return panel;
}

} // namespace tenure

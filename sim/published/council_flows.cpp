#include "published/council_flows.hpp"

#include "published/suspects.hpp"
#include "statistics/shrinkage.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace tenure {

namespace {

constexpr double smallest_staff = 30; ///< FTE; below it rates are chance alone

using Value = std::optional<double>;

Value published_number(const IndicatorRow* row, Column c) {
    if (!row || is_suspect(*row, c)) return {};
    return row->of(c).number;
}

Value over(Value part, Value whole) {
    if (!part || !whole || !(*whole > 0)) return {};
    return *part / *whole;
}

/// FTE in post, on average over the year where the year before is known.
Value staff_over_year(const IndicatorRow& row, const IndicatorRow* before) {
    const Value now = published_number(&row, Column::inpost_fte),
                then = published_number(before, Column::inpost_fte);
    if (now && then) return (*now + *then) / 2;
    return now;
}

Value posts(const IndicatorRow* row) {
    const Value filled = published_number(row, Column::inpost_fte),
                vacant = published_number(row, Column::vacancy_fte);
    if (!filled || !vacant) return {};
    return *filled + *vacant;
}

/// As a logarithm; what is more than half or double is a mistake or another area.
Value growth_of(Value now, Value then) {
    const Value ratio = over(now, then);
    if (!ratio || !(*ratio > 0)) return {};
    return std::clamp(std::log(*ratio), -0.5, 0.5);
}

/// Values of one council over its years, oldest first.
std::vector<double> values_of(const Lines& lines, Flow flow, int year) {
    std::vector<double> values;
    const IndicatorRow* before = nullptr;
    for (const IndicatorRow* row : lines) {
        if (row->year > year) break;
        const bool follows = before && before->year == row->year - 1 && before->codes == row->codes;
        if (const Value x = flow_of(flow, *row, follows ? before : nullptr)) values.push_back(*x);
        before = row;
    }
    return values;
}

std::vector<std::vector<double>> panel_of(const Indicators& all, Flow flow, int year) {
    std::map<std::string, Lines> by_code;
    for (const IndicatorRow& row : all.rows)
        if (is_council(row) && row.of(Column::inpost_fte).number.value_or(0) >= smallest_staff)
            by_code[row.codes].push_back(&row);
    std::vector<std::vector<double>> units;
    for (auto& [code, lines] : by_code) {
        std::sort(lines.begin(), lines.end(),
                  [](const IndicatorRow* a, const IndicatorRow* b) { return a->year < b->year; });
        units.push_back(values_of(lines, flow, year));
    }
    return units;
}

} // namespace

std::optional<double> flow_of(Flow flow, const IndicatorRow& row, const IndicatorRow* before) {
    const Value staff = staff_over_year(row, before);
    const Value leavers = published_number(&row, Column::leavers_fte),
                starters = published_number(&row, Column::starters_fte),
                lost = published_number(&row, Column::working_days_lost_fte),
                vacant = published_number(&row, Column::vacancy_fte),
                covered = published_number(&row, Column::agency_cover_fte);
    switch (flow) {
    case Flow::leaving: return over(leavers, staff);
    case Flow::net: return leavers && starters ? over(*starters - *leavers, staff) : Value{};
    case Flow::absence:
        return lost ? over(*lost / days_worked_a_year, published_number(&row, Column::inpost_fte))
                    : Value{};
    case Flow::growth: return growth_of(posts(&row), posts(before));
    case Flow::cases:
        return growth_of(published_number(&row, Column::cases),
                         published_number(before, Column::cases));
    case Flow::cover:
        if (const Value share = over(covered, vacant)) return std::min(*share, 1.0);
        return {};
    case Flow::vacant: return over(vacant, posts(&row));
    case Flow::last: break;
    }
    return {};
}

FlowEstimate flow_estimate(const Indicators& all, const Lines& own, Flow flow, int year) {
    const Components panel = components(panel_of(all, flow, year));
    const std::vector<double> mine = values_of(own, flow, year);
    FlowEstimate e;
    e.years = mine.size();
    e.weight = mine.empty() ? 0 : panel.weight(mine.size());
    e.value = mine.empty() ? panel.mean : shrunken(panel, mine);
    e.next_year_sd = next_value_sd(panel, mine.size());
    e.mean_sd = std::sqrt(panel.between * (1 - e.weight));
    return e;
}

} // namespace tenure

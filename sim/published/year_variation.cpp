#include "published/year_variation.hpp"

#include "published/council_flows.hpp"
#include "published/suspects.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>

namespace tenure {

namespace {

constexpr double smallest_panel_staff = 60; ///< FTE: below it chance is nearly all there is
constexpr double fewest_events = 5;         ///< a year, for a logarithm to be near normal
constexpr double highest_correlation = 0.9;

/// A logarithm and the variance that chance gives it.
struct Observed {
    double log = 0, chance = 0;
};
using Found = std::optional<Observed>;
using Series = std::map<int, Observed>; ///< by year

double column_of(const IndicatorRow& row, Column c) {
    return is_suspect(row, c) ? 0 : row.of(c).number.value_or(0);
}

/// Of a rate that so many events make.
Found of_events(std::optional<double> rate, double events) {
    if (!rate || !(*rate > 0) || events < fewest_events) return {};
    return Observed{std::log(*rate), 1 / events};
}

Found of_leaving(const IndicatorRow& row, const IndicatorRow* before) {
    return of_events(flow_of(Flow::leaving, row, before), column_of(row, Column::leavers_fte));
}

Found of_starting(const IndicatorRow& row, const IndicatorRow* before) {
    const auto net = flow_of(Flow::net, row, before), left = flow_of(Flow::leaving, row, before);
    if (!net || !left) return {};
    return of_events(*net + *left, column_of(row, Column::starters_fte));
}

/// Spells are few and long: a head's days in a year have about this squared coefficient of
/// variation (1.5 short spells of 4 days, 0.14 long ones of 60, exponential).
constexpr double spells_scatter = 5.1;

Found of_absence(const IndicatorRow& row, const IndicatorRow* before) {
    const double heads = column_of(row, Column::inpost_headcount);
    return of_events(flow_of(Flow::absence, row, before), heads / spells_scatter);
}

/// Of cases open on a day: they follow referrals, and a day's number is chance like a year's.
Found of_cases(const IndicatorRow& row, const IndicatorRow*) {
    const double cases = column_of(row, Column::cases);
    return of_events(cases, cases);
}

/// Odds of a vacancy being covered.
Found of_cover(const IndicatorRow& row, const IndicatorRow* before) {
    const double vacancies = column_of(row, Column::vacancy_fte);
    const auto share = flow_of(Flow::cover, row, before);
    if (!share || vacancies < fewest_events) return {};
    const double s = std::clamp(*share, 0.1, 0.9);
    return Observed{std::log(s / (1 - s)), 1 / (vacancies * s * (1 - s))};
}

Found of_posts(const IndicatorRow& row, const IndicatorRow*) {
    const double posts = column_of(row, Column::inpost_fte) + column_of(row, Column::vacancy_fte);
    if (!(posts > 0)) return {};
    return Observed{std::log(posts), 0};
}

using Finder = Found (*)(const IndicatorRow&, const IndicatorRow*);

std::vector<Series> panel_series(const Indicators& all, int year, Finder find) {
    std::map<std::string, Lines> by_code;
    for (const IndicatorRow& row : all.rows)
        if (is_council(row) && row.year <= year &&
            row.of(Column::inpost_fte).number.value_or(0) >= smallest_panel_staff)
            by_code[row.codes].push_back(&row);
    std::vector<Series> panel;
    for (auto& [code, lines] : by_code) {
        std::sort(lines.begin(), lines.end(),
                  [](const IndicatorRow* a, const IndicatorRow* b) { return a->year < b->year; });
        Series own;
        for (std::size_t k = 0; k < lines.size(); ++k) {
            const bool follows = k > 0 && lines[k - 1]->year == lines[k]->year - 1;
            if (const Found x = find(*lines[k], follows ? lines[k - 1] : nullptr))
                own[lines[k]->year] = *x;
        }
        panel.push_back(std::move(own));
    }
    return panel;
}

/// Differences over so many years.
struct Moments {
    double of_councils = 0; ///< V_k
    double of_nation = 0;   ///< the same of their means
    std::size_t changes = 0;
};

/// Over so many years, by the first of them.
using Changes = std::map<int, std::vector<Observed>>;

Changes changes_over(const std::vector<Series>& panel, int lag) {
    Changes all;
    for (const Series& own : panel)
        for (const auto& [year, x] : own)
            if (const auto later = own.find(year + lag); later != own.end())
                all[year].push_back({later->second.log - x.log, later->second.chance + x.chance});
    return all;
}

/// Of the middle nine tenths, as if normal: mistakes and reorganisations make a few changes huge.
double robust_variance(std::vector<double> all) {
    constexpr double tenths_apart =
        3.2897; ///< standard deviations from the 5th to the 95th percent
    if (all.size() < 20) return 0;
    std::sort(all.begin(), all.end());
    const std::size_t low = all.size() / 20;
    const double width = (all[all.size() - 1 - low] - all[low]) / tenths_apart;
    return width * width;
}

Moments moments(const std::vector<Series>& panel, int lag) {
    Moments m;
    std::vector<double> centred;
    double chance = 0, years = 0;
    for (const auto& [year, changes] : changes_over(panel, lag)) {
        const auto n = static_cast<double>(changes.size());
        if (n < 2) continue;
        double mean = 0, squares = 0;
        for (const Observed& c : changes) mean += c.log / n;
        for (const Observed& c : changes) {
            centred.push_back(c.log - mean);
            squares += centred.back() * centred.back();
            chance += c.chance;
        }
        m.of_nation += mean * mean - squares / (n - 1) / n;
        ++years;
    }
    m.changes = centred.size();
    if (years == 0) return m;
    m.of_councils =
        std::max(0.0, robust_variance(centred) - chance / static_cast<double>(m.changes));
    m.of_nation = std::max(0.0, m.of_nation / years);
    return m;
}

YearVariation variation(const Indicators& all, int year, const char* on, Finder find,
                        double answer) {
    const auto panel = panel_series(all, year, find);
    const Moments one = moments(panel, 1), two = moments(panel, 2);
    YearVariation v;
    v.on = on;
    v.changes = one.changes;
    if (two.changes > 0 && one.of_councils > 0)
        v.correlation = std::clamp(two.of_councils / one.of_councils - 1, 0.0, highest_correlation);
    const auto sd = [&](double moment) {
        return std::sqrt(moment / 2 / (1 - v.correlation)) / answer;
    };
    v.sd_national = sd(one.of_nation);
    v.sd_council = sd(one.of_councils);
    return v;
}

/// Posts are a random walk, and noise of a year that the next one does not have: variances of
/// changes over one year and over two differ by the walk's.
YearVariation growth_variation(const Indicators& all, int year) {
    const auto panel = panel_series(all, year, of_posts);
    const Moments one = moments(panel, 1), two = moments(panel, 2);
    YearVariation v;
    v.on = "growth";
    v.changes = one.changes;
    const double walk = two.changes > 0 ? two.of_councils - one.of_councils : one.of_councils;
    v.sd_council = std::sqrt(std::clamp(walk, 0.0, one.of_councils));
    return v;
}

} // namespace

std::vector<YearVariation> year_variation(const Indicators& all, int year) {
    // What is seen answers what the effect acts on by less than one for one: a case lasts half a
    // year, so a year's end has 0.86 of it; of covered vacancies' odds 0.65 is how often an agency
    // has somebody, the rest how long they take to come.
    return {variation(all, year, "leaving", of_leaving, 1),
            variation(all, year, "applicants", of_starting, 1),
            variation(all, year, "absence", of_absence, 1),
            variation(all, year, "referrals", of_cases, 0.86),
            variation(all, year, "agency", of_cover, 0.65),
            growth_variation(all, year)};
}

} // namespace tenure

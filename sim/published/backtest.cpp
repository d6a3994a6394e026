#include "published/backtest.hpp"

#include "published/council_lines.hpp"
#include "published/naive_forecast.hpp"
#include "statistics/forecast.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace tenure {

namespace {

const IndicatorRow& england_in(const Indicators& all, int year) {
    const IndicatorRow* row = england(all, year);
    if (!row || !is_whole(*row))
        refuse(all, row ? row->line : 0,
               "England's line of " + std::to_string(year) +
                   " is not whole, and forecasts that know the national path need it.");
    return *row;
}

/// How far England's value moved from the origin to the target.
double national_shift(const Indicators& all, const Target& target, std::size_t m) {
    const OfficialValues then = official_values(england_in(all, target.origin.year));
    const double staff = then[static_cast<std::size_t>(Official::in_post)];
    const OfficialValues later = official_values(england_in(all, target.year));
    return relative_to(staff, later)[m] - relative_to(staff, then)[m];
}

std::vector<double> of_measure(const std::vector<OfficialValues>& futures, double staff,
                               std::size_t m) {
    std::vector<double> values;
    values.reserve(futures.size());
    for (const OfficialValues& f : futures) values.push_back(relative_to(staff, f)[m]);
    return values;
}

double staff_of(const CouncilPanel& panel, std::size_t council, int year) {
    return *panel.row(council, year).of(Column::inpost_fte).number;
}

struct Judging {
    const Indicators& all;
    const CouncilPanel& panel;
    const std::vector<std::size_t>& scored;
    bool conditioned;
};

Judged judged(double outcome, const std::vector<double>& futures, const NaiveForecast& naive) {
    Judged j;
    j.error = outcome - next_value_quantile(futures, 0.5);
    j.persistence = std::abs(outcome - naive.persistence);
    j.own_mean = std::abs(outcome - naive.own_mean);
    if (naive.regression) j.regression = std::abs(outcome - *naive.regression);
    j.naive = std::abs(outcome - naive.fixed_before());
    const auto within = [&](double level, double shift) {
        const Interval x = central_interval(futures, level);
        return outcome - shift >= x.low && outcome - shift <= x.high;
    };
    j.within_50 = within(0.5, 0);
    j.within_90 = within(0.9, 0);
    j.winkler = winkler_score(central_interval(futures, 0.9), outcome, 0.9);
    j.naive_winkler = winkler_score(naive.interval, outcome, 0.9);
    return j;
}

/// Whether outcomes lie within their 90% intervals once the mean error is taken out of them.
void shift_by_mean_error(BacktestCell& cell, const std::vector<Interval>& intervals,
                         const std::vector<double>& outcomes) {
    double mean = 0;
    for (const Judged& j : cell.councils) mean += j.error;
    mean /= static_cast<double>(cell.councils.size());
    for (std::size_t i = 0; i < cell.councils.size(); ++i) {
        const double x = outcomes[i] - mean;
        cell.councils[i].within_90_shifted = x >= intervals[i].low && x <= intervals[i].high;
    }
}

BacktestCell judge_cell(const Judging& with, const Target& target, std::size_t m,
                        const std::vector<std::vector<OfficialValues>>& futures) {
    const NaiveForecaster forecaster(with.panel, target, m);
    const double shift = with.conditioned ? national_shift(with.all, target, m) : 0;
    BacktestCell cell{static_cast<Official>(m), target, {}};
    std::vector<Interval> intervals;
    std::vector<double> outcomes;
    for (std::size_t i = 0; i < with.scored.size(); ++i) {
        const std::size_t c = with.scored[i];
        const double staff = staff_of(with.panel, c, target.origin.year);
        outcomes.push_back(relative_to(staff, official_values(with.panel.row(c, target.year)))[m]);
        const std::vector<double> values = of_measure(futures[i], staff, m);
        NaiveForecast naive = forecaster.of(c);
        if (with.conditioned) naive = shifted(naive, shift);
        intervals.push_back(central_interval(values, 0.9));
        cell.councils.push_back(judged(outcomes.back(), values, naive));
    }
    shift_by_mean_error(cell, intervals, outcomes);
    return cell;
}

/// Means over councils without one (or none), over targets without one year (or none).
struct LeftOut {
    std::size_t council = static_cast<std::size_t>(-1);
    int year = 0;
};

template <class Value> double mean_over(const BacktestCell& cell, const LeftOut& out, Value value) {
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < cell.councils.size(); ++i) {
        if (i == out.council) continue;
        sum += value(cell.councils[i]);
        ++count;
    }
    return sum / count;
}

double ratio_without(const BacktestCell& cell, const LeftOut& out) {
    return mean_over(cell, out, [](const Judged& j) { return std::abs(j.error); }) /
           mean_over(cell, out, [](const Judged& j) { return j.naive; });
}

std::vector<const BacktestCell*> cells_of(const Backtest& all, const Official* measure) {
    std::vector<const BacktestCell*> cells;
    for (const BacktestCell& cell : all.cells)
        if (!measure || cell.measure == *measure) cells.push_back(&cell);
    return cells;
}

/// A statistic of some cells with standard errors by leaving out a council, or a year.
template <class Statistic>
Scored with_errors(const Backtest& all, const std::vector<const BacktestCell*>& cells,
                   Statistic statistic) {
    const auto over = [&](const LeftOut& out) {
        std::vector<double> values;
        for (const BacktestCell* cell : cells)
            if (cell->target.year != out.year) values.push_back(statistic(*cell, out));
        return mean_of(values);
    };
    std::set<int> years;
    for (const BacktestCell* cell : cells) years.insert(cell->target.year);
    const std::vector<int> each(years.begin(), years.end());
    return {over({}),
            jackknife_error(all.councils.size(),
                            [&](std::size_t c) {
                                return over({c, 0});
                            }),
            jackknife_error(each.size(), [&](std::size_t y) {
                return over({static_cast<std::size_t>(-1), each[y]});
            })};
}

} // namespace

Backtest judge(const Indicators& all, const CouncilPanel& panel,
               const std::vector<std::size_t>& scored, const std::vector<Target>& targets,
               const FuturesOf& futures, bool conditioned) {
    Backtest result;
    result.conditioned = conditioned;
    for (const std::size_t c : scored) result.councils.push_back(panel.councils[c].name);
    std::vector<std::vector<std::vector<OfficialValues>>> by_target;
    for (const Target& target : targets) {
        auto& mine = by_target.emplace_back();
        for (const std::size_t c : scored) mine.push_back(futures(c, target));
    }
    const Judging with{all, panel, scored, conditioned};
    for (std::size_t m = 0; m < officials; ++m)
        for (std::size_t t = 0; t < targets.size(); ++t)
            result.cells.push_back(judge_cell(with, targets[t], m, by_target[t]));
    return result;
}

double mean_absolute_error(const BacktestCell& cell) {
    return mean_over(cell, {}, [](const Judged& j) { return std::abs(j.error); });
}

double mean_error_of(const BacktestCell& cell, double Judged::*naive) {
    return mean_over(cell, {}, [&](const Judged& j) { return j.*naive; });
}

double ratio_of(const BacktestCell& cell) { return ratio_without(cell, {}); }

double hindsight_ratio_of(const BacktestCell& cell) {
    double best =
        std::min(mean_error_of(cell, &Judged::persistence), mean_error_of(cell, &Judged::own_mean));
    const double regression = mean_error_of(cell, &Judged::regression);
    if (regression < best) best = regression; // false where it is not known
    return mean_absolute_error(cell) / best;
}

Scored mean_ratio(const Backtest& all, const Official* measure) {
    return with_errors(all, cells_of(all, measure), ratio_without);
}

IntervalScores interval_scores(const Backtest& all, Official measure) {
    const std::vector<const BacktestCell*> cells = cells_of(all, &measure);
    const auto share = [&](bool Judged::*within) {
        return with_errors(all, cells, [within](const BacktestCell& cell, const LeftOut& out) {
            return mean_over(cell, out, [&](const Judged& j) { return j.*within ? 1.0 : 0.0; });
        });
    };
    const Scored winkler =
        with_errors(all, cells, [](const BacktestCell& cell, const LeftOut& out) {
            return mean_over(cell, out, [](const Judged& j) { return j.winkler; }) /
                   mean_over(cell, out, [](const Judged& j) { return j.naive_winkler; });
        });
    return {share(&Judged::within_50), share(&Judged::within_90), share(&Judged::within_90_shifted),
            winkler};
}

} // namespace tenure

// How near forecasts came that were made from figures up to an origin: simulated futures and naive
// forecasts beside what was published afterwards.
//
// The naive forecast is fixed before the origin: the regression of a value so many years later on
// the last value and the council's own mean, over all councils of the panel and years before the
// origin, where there are any; else the council's own mean. Naive intervals are persistence and the
// errors that it has made before the origin, those of one year times the square root of the horizon
// where there are none of the horizon. The simulated point forecast is the median of the futures.
#pragma once

#include "published/panel.hpp"
#include "statistics/estimate.hpp"

#include <functional>

namespace tenure {

/// Figures from `first` to `year` are known; the years after it are forecast.
struct Origin {
    int first = 0, year = 0;
};

/// What a forecast is of.
struct Target {
    Origin origin;
    int year = 0;
    int horizon() const { return year - origin.year; }
};

/// Of one council and target: how far off each forecast was, in the measure's unit.
struct Judged {
    double error = 0; ///< outcome less simulated median
    double naive = 0; ///< absolute errors of naive forecasts, the one fixed before the origin first
    double persistence = 0, own_mean = 0, regression = not_known;
    bool within_50 = false, within_90 = false;
    bool within_90_shifted = false;        ///< after the mean error of all councils is taken out
    double winkler = 0, naive_winkler = 0; ///< of 90% intervals
};

/// A measure at a target, over councils.
struct BacktestCell {
    Official measure{};
    Target target;
    std::vector<Judged> councils;
};

struct Backtest {
    std::vector<std::string> councils;
    std::vector<BacktestCell> cells; ///< measure by measure, targets as asked
    bool conditioned = false;
};

/// Futures of a council of the panel at a target, FTE not yet as a share of staff.
using FuturesOf =
    std::function<std::vector<OfficialValues>(std::size_t council, const Target& target)>;

/// @param scored places in the panel; naive forecasts are made from all of it
/// @param conditioned the futures knew England's path: they are judged against persistence and
/// England's shift, which stand as the naive forecast
/// Throws a ScenarioError where England's line is needed and is not there.
Backtest judge(const Indicators& all, const CouncilPanel& panel,
               const std::vector<std::size_t>& scored, const std::vector<Target>& targets,
               const FuturesOf& futures, bool conditioned);

/// A number and its standard errors over councils and over the years forecast.
struct Scored {
    double value = not_known, by_council = not_known, by_year = not_known;
};

/// Mean absolute error over that of the naive forecast.
double ratio_of(const BacktestCell& cell);
/// The same against the naive forecast that was best afterwards.
double hindsight_ratio_of(const BacktestCell& cell);
double mean_error_of(const BacktestCell& cell, double Judged::*naive);
double mean_absolute_error(const BacktestCell& cell);

/// Mean over cells of a measure, or of all of them, of the ratio to the naive forecast.
Scored mean_ratio(const Backtest& all, const Official* measure = nullptr);
/// Pooled over the targets of a measure.
struct IntervalScores {
    Scored within_50, within_90, within_90_shifted;
    Scored winkler_ratio; ///< to that of the naive intervals; below 1 is better
};
IntervalScores interval_scores(const Backtest& all, Official measure);

} // namespace tenure

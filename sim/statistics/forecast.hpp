// Scores of forecasts, and the plain tools that forecasts from past values are made with.
//
// Quantiles interpolate at position p (n + 1) of the ascending values (definition 6 of Hyndman &
// Fan 1996), so that the next value of the same law lies below with probability p. The interval
// score is Winkler's (1972; Gneiting & Raftery 2007, equation 43): the width, and 2 / (1 - level)
// times the distance by which the outcome lies outside.
#pragma once

#include "statistics/estimate.hpp"
#include "statistics/grid.hpp"

#include <functional>
#include <vector>

namespace tenure {

/// The order statistic of a rank between 1, the smallest, and their number, interpolated; of ranks
/// outside, the nearest. @pre ascending and not empty
double at_rank(const std::vector<double>& ascending, double rank);

/// Within the smallest and the largest value. @pre not empty, 0 <= p <= 1
double next_value_quantile(std::vector<double> values, double p);

/// Between the quantiles that leave (1 - level) / 2 on each side. @pre not empty, 0 < level < 1
Interval central_interval(const std::vector<double>& values, double level);

/// Lower is better. @pre 0 < level < 1
double winkler_score(const Interval& interval, double outcome, double level);

/// Intercept first, then a coefficient for each column; of several that fit equally well the
/// shortest. @pre as many outcomes as rows, at least one row
std::vector<double> least_squares(const Grid& predictors, const std::vector<double>& outcomes);

/// The standard error of a statistic of `count` independent parts, by leaving out one at a time
/// (jackknife). Not known with fewer than two parts.
/// @param statistic of all parts but the one given
double jackknife_error(std::size_t count, const std::function<double(std::size_t)>& statistic);

double mean_of(const std::vector<double>& values);

} // namespace tenure

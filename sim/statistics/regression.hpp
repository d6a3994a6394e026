// What a value depends on: its expectation given some parameters, by penalised regression splines.
//
// Each parameter enters by a smooth curve: a straight line and natural cubic splines with knots at
// quantiles of its draws, made orthogonal one after the other. Curves of several parameters add up
// (a generalised additive model; Strong, Oakley & Brennan 2014 use one with thin-plate splines), so
// interactions within a group are left out. All coefficients are drawn in towards 0, later terms of
// a curve more than its line, by ridge regression; how far is chosen by generalised
// cross-validation (Craven & Wahba 1979) with degrees of freedom counted 1.4 times (Kim & Gu 2004),
// and no dependence at all is among the choices. So chance left in the values is smoothed away. A
// number with few values, such as which of several alternatives holds, enters by a step for each.
#pragma once

#include "statistics/grid.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

/// Values fitted to draws; equal in every row where nothing depends.
struct Fitted {
    Grid values;                            ///< [draw][value]
    std::vector<double> degrees_of_freedom; ///< by value, without the mean
};

/// @param values [draw][value], each column regressed by itself
/// @param parameters [draw][parameter]
/// @pre as many rows
Fitted fitted(const Grid& values, const Grid& parameters);

/// Values predicted for each row by a fit to the rows of other folds, of which there are at most
/// eight: so no row has a part in its own prediction. Sets of rows stay together.
/// @param set_of_row two sets or more
Grid cross_fitted(const Grid& values, const Grid& parameters,
                  const std::vector<std::uint32_t>& set_of_row);

} // namespace tenure

// Which numbers matter: Morris' screening and the indices of Sobol'.
//
// Both ask a function of d numbers in (0, 1) at points they lay out, and read its values. How the
// points come about is the caller's: two independent matrices of points A and B for the indices.
#pragma once

#include "statistics/estimate.hpp"
#include "statistics/grid.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

/// Saltelli's layout (2010): for each of n rows, the points A, B, and A with its k-th part from B
/// for k = 1..d. So n (d + 2) rows: [row of A and B][A, B, AB_1, ..., AB_d].
/// @pre as many rows and columns
Grid saltelli_points(const Grid& a, const Grid& b);

/// Shares of the variance of a value that each number explains by itself (first order), and with
/// all it interacts with (total). First order by Saltelli et al. (2010), total by Jansen (1999),
/// with the mean taken off first (Sobol' 2001).
struct SobolIndices {
    std::vector<double> first, total;
    std::vector<double> first_error, total_error; ///< standard errors by the jackknife over sets
};

/// @param values of the points, in their order @param numbers d
/// @param sets rows r % sets of A and B form a set; sets are independent; 0: every row is one
SobolIndices sobol_indices(const std::vector<double>& values, std::size_t numbers,
                           std::uint32_t sets = 0);

/// Paths of Morris (1991): each begins at a point of a grid of `levels` levels and moves one number
/// at a time, in random order, by half the levels, up or down. Levels are the middles of equal
/// parts of (0, 1), so that no number lies at an end of its distribution: the step is one half.
/// @param chance uniform on (0, 1): [path][2 d + d] (start, direction, order)
/// @return points [path][step 0..d]
Grid morris_points(const Grid& chance, std::size_t numbers, std::uint32_t levels);

/// What moving a number does, over paths, for the whole width of its range.
struct ElementaryEffects {
    std::vector<double> mean;       ///< signed: cancels where it goes both ways
    std::vector<double> mean_size;  ///< mu*: of absolute effects (Campolongo et al. 2007)
    std::vector<double> deviation;  ///< sigma: curvature and interaction, and what chance is left
    std::vector<double> size_error; ///< standard error of mean_size
};

ElementaryEffects elementary_effects(const Grid& points, const std::vector<double>& values,
                                     std::size_t numbers);

} // namespace tenure

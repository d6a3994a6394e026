// Runs policies at laid-out points of their uncertain numbers, to see which of them matter.
//
// Every point has common random numbers: the values are a smooth function of the numbers, and a
// difference between two points is theirs alone.
#pragma once

#include "experiment/run.hpp"
#include "statistics/grid.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace tenure {

/// Models of all policies at a point. Called from many threads.
using PointModels =
    std::function<std::vector<std::shared_ptr<const Model>>(const std::vector<double>& levels)>;

struct PointsReport {
    /// Mean over replications of each measure over the horizon, as stored: [point][policy *
    /// measures + measure]; not a number where a replication has no value.
    Grid means;
    std::uint64_t trials = 0, events = 0;
    double seconds = 0;
    bool stopped = false;
};

/// @param points levels in (0, 1): [point][number] @param replications of every policy at each
/// @throws what a trial throws: a point is of no use with a part of its replications
PointsReport run_points(const TrialPlan& plan, const Grid& points, std::size_t policies,
                        std::uint32_t replications, const PointModels& models,
                        const RunOptions& options);

/// Rows of the two matrices for the indices of Sobol', from scrambled points in `scrambles`
/// independent sets: row r is of set r % scrambles.
struct TwoMatrices {
    Grid a, b;
};
TwoMatrices saltelli_matrices(std::size_t numbers, std::size_t rows, std::uint32_t scrambles,
                              std::uint64_t seed);

/// Random numbers for so many paths of Morris.
Grid morris_random(std::size_t numbers, std::size_t paths, std::uint64_t seed);

} // namespace tenure

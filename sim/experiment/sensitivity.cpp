#include "experiment/sensitivity.hpp"

#include "core/contract.hpp"
#include "experiment/in_parallel.hpp"
#include "random/draw.hpp"
#include "random/sobol.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/info.h>
#include <tbb/task_arena.h>

#include <chrono>
#include <limits>
#include <mutex>

namespace tenure {

namespace {

using Steady = std::chrono::steady_clock;

/// Points under way.
struct Survey {
    const TrialPlan& plan;
    const Grid& points;
    std::uint32_t replications;
    const PointModels& models;
    const RunOptions& options;
    PointsReport& report;
    Steady::time_point start = Steady::now();
    std::mutex mutex;
    tbb::enumerable_thread_specific<Workspace> workspaces;

    bool stopped() const { return options.stop != nullptr && options.stop->load(); }
    void note(std::uint64_t trials, std::uint64_t events, std::uint64_t total) {
        const std::lock_guard lock(mutex);
        report.trials += trials;
        report.events += events;
        report.seconds = std::chrono::duration<double>(Steady::now() - start).count();
        if (options.progress)
            options.progress({report.trials, total, report.events, report.seconds});
    }
};

/// Adds a trial's values to a row of sums; a missing one spoils the sum.
void add_values(const std::vector<std::int64_t>& values, double* sums) {
    for (std::size_t m = 0; m < values.size(); ++m)
        sums[m] += values[m] == missing ? std::numeric_limits<double>::quiet_NaN()
                                        : static_cast<double>(values[m]);
}

void run_point(Survey& survey, std::size_t point, std::size_t policies) {
    std::vector<double> levels(survey.points.columns);
    for (std::size_t k = 0; k < levels.size(); ++k) levels[k] = survey.points.at(point, k);
    const auto models = survey.models(levels);
    const std::size_t measures = survey.plan.formulas.size();
    std::vector<std::int64_t> yearly(survey.plan.years.size() * measures), horizon(measures);
    double* row = &survey.report.means.at(point, 0);
    std::uint64_t events = 0;
    for (std::size_t p = 0; p < policies; ++p) {
        double* sums = row + p * measures;
        for (std::uint32_t r = 0; r < survey.replications; ++r) {
            events += run_trial(survey.plan, *models[p], r, survey.workspaces.local(),
                                yearly.data(), horizon.data());
            add_values(horizon, sums);
        }
        for (std::size_t m = 0; m < measures; ++m) sums[m] /= survey.replications;
    }
    survey.note(std::uint64_t{survey.replications} * policies, events,
                std::uint64_t{survey.replications} * policies * survey.points.rows);
}

} // namespace

PointsReport run_points(const TrialPlan& plan, const Grid& points, std::size_t policies,
                        std::uint32_t replications, const PointModels& models,
                        const RunOptions& options) {
    expects(replications > 0 && points.rows > 0, "points are run");
    PointsReport report;
    report.means = Grid(points.rows, policies * plan.formulas.size());
    Survey survey{plan, points, replications, models, options, report, Steady::now(), {}, {}};
    tbb::task_arena arena(options.threads > 0 ? options.threads : tbb::info::default_concurrency());
    arena.execute([&] {
        in_parallel(points.rows, [&](std::size_t point) {
            if (!survey.stopped()) run_point(survey, point, policies);
        });
    });
    report.stopped = survey.stopped();
    return report;
}

TwoMatrices saltelli_matrices(std::size_t numbers, std::size_t rows, std::uint32_t scrambles,
                              std::uint64_t seed) {
    expects(scrambles > 0, "points belong to sets");
    const SobolPoints sobol(2 * numbers);
    TwoMatrices m{Grid(rows, numbers), Grid(rows, numbers)};
    for (std::size_t r = 0; r < rows; ++r) {
        const auto set = static_cast<std::uint32_t>(r % scrambles);
        const auto index = static_cast<std::uint32_t>(r / scrambles);
        for (std::size_t k = 0; k < numbers; ++k) {
            m.a.at(r, k) = sobol.scrambled(seed, set, index, k);
            m.b.at(r, k) = sobol.scrambled(seed, set, index, numbers + k);
        }
    }
    return m;
}

Grid morris_random(std::size_t numbers, std::size_t paths, std::uint64_t seed) {
    Grid random(paths, 3 * numbers);
    for (std::size_t path = 0; path < paths; ++path)
        for (std::size_t k = 0; k < random.columns; ++k)
            random.at(path, k) =
                uniform(address({seed, static_cast<std::uint32_t>(path)}, Purpose::scramble,
                                entity(Source::parameter, static_cast<std::uint32_t>(k)), 2));
    return random;
}

} // namespace tenure

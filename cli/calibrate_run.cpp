#include "cli/calibrate_run.hpp"

#include "published/behaviour.hpp"
#include "published/pack_file.hpp"
#include "random/sobol.hpp"
#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tenure::cli {

namespace {

constexpr double identified_below = 0.8; ///< of the prior's standard deviation

std::uint32_t points_before(const FitDesign& design, std::size_t transition) {
    return std::accumulate(design.points.begin(),
                           design.points.begin() + static_cast<std::ptrdiff_t>(transition), 0u);
}

/// A pack with a row for each point of a transition's design.
std::string settings_text(const Grid& settings) {
    Pack pack;
    pack.title = "settings to be tried";
    pack.own_ranges = true;
    pack.numbers = numbers_of_behaviours();
    for (std::size_t p = 0; p < settings.rows; ++p) {
        const auto first =
            settings.values.begin() + static_cast<std::ptrdiff_t>(p * settings.columns);
        pack.draws.push_back(
            {pack_values({first, first + static_cast<std::ptrdiff_t>(settings.columns)})});
    }
    return pack_file(pack);
}

std::vector<PackMatch> matches_in(const Calibration& fit) {
    std::vector<PackMatch> all;
    for (std::size_t m = 0; m < fit.matches.size(); ++m) {
        const CalibrationMatch& x = fit.matches[m];
        all.push_back({official(static_cast<Official>(m)).name, x.published, x.before, x.fitted,
                       x.covered_90});
    }
    return all;
}

} // namespace

FitDesign fit_design(const Indicators& published, int first, int last, const FitSize& size,
                     const std::string& council) {
    FitDesign design;
    design.panel = complete_councils(published, first, last);
    std::vector<std::size_t> councils = spread_councils(design.panel, last, size.councils);
    if (!council.empty()) {
        const std::size_t own = places_in(design.panel, published, {council}).front();
        design.council = design.panel.councils[own].name;
        councils.erase(std::remove(councils.begin(), councils.end(), own), councils.end());
        councils.push_back(own);
        design.unit = councils.size() - 1;
    }
    design.transitions = transitions_of(design.panel, councils);
    for (const Transition& t : design.transitions)
        design.points.push_back(design.unit && t.council == councils.back() ? size.own_points
                                                                            : size.points);
    return design;
}

Grid fit_settings(const FitDesign& design, std::size_t transition, std::uint64_t seed) {
    const SobolPoints sobol(behaviours().size());
    const std::uint32_t first = points_before(design, transition);
    Grid settings(design.points[transition], sobol.dimensions());
    for (std::size_t p = 0; p < settings.rows; ++p)
        for (std::size_t k = 0; k < settings.columns; ++k)
            settings.at(p, k) =
                normal_quantile(sobol.scrambled(seed, 0, first + static_cast<std::uint32_t>(p), k));
    return settings;
}

std::vector<HindcastJob> fit_jobs(const FitDesign& design, std::uint64_t seed) {
    std::vector<HindcastJob> jobs;
    for (std::size_t g = 0; g < design.transitions.size(); ++g) {
        const Transition& t = design.transitions[g];
        HindcastJob job;
        job.council = design.panel.councils[t.council].name;
        job.code = design.panel.row(t.council, design.panel.last).codes;
        job.origin = {design.panel.first, design.panel.last};
        job.last = t.from + 1;
        job.census = t.from;
        job.settings = settings_text(fit_settings(design, g, seed));
        jobs.push_back(job);
    }
    return jobs;
}

DesignRuns fit_runs(const FitDesign& design, const std::vector<HindcastJob>& jobs,
                    std::uint64_t seed, const std::filesystem::path& folder) {
    DesignRuns runs;
    runs.replications = fit_replications;
    runs.covariates = transition_covariates(design.panel, design.transitions);
    runs.log_size = transition_sizes(design.panel, design.transitions);
    std::vector<double> settings, values;
    for (std::size_t g = 0; g < jobs.size(); ++g) {
        const Transition& t = design.transitions[g];
        const double staff = *design.panel.row(t.council, t.from).of(Column::inpost_fte).number;
        const OfficialFutures futures = kept_futures(kept_in(folder, jobs[g])).value();
        const Grid of = fit_settings(design, g, seed);
        settings.insert(settings.end(), of.values.begin(), of.values.end());
        runs.group.insert(runs.group.end(), of.rows, g);
        for (std::size_t r = 0; r < of.rows * fit_replications; ++r) {
            OfficialValues made;
            for (std::size_t m = 0; m < officials; ++m) made[m] = futures.at(r, 1, m, officials);
            made = relative_to(staff, made);
            values.insert(values.end(), made.begin(), made.end());
        }
    }
    runs.settings = Grid(runs.group.size(), behaviours().size());
    runs.settings.values = std::move(settings);
    runs.values = Grid(runs.group.size() * fit_replications, officials);
    runs.values.values = std::move(values);
    return runs;
}

Pack pack_of(const FitDesign& design, const Calibration& fit, std::uint64_t seed,
             std::vector<PackInput> inputs) {
    Pack pack;
    const std::string years =
        std::to_string(design.panel.first) + "-" + std::to_string(design.panel.last);
    const std::size_t units = design.transitions.size() /
                              static_cast<std::size_t>(design.panel.last - design.panel.first);
    pack.title =
        design.council.empty() ? "England's councils " + years : design.council + ' ' + years;
    pack.method = std::to_string(design.transitions.size()) + " one-year transitions of " +
                  std::to_string(units) +
                  " councils; synthetic likelihood on a quadratic emulator, sequential Monte Carlo";
    pack.years = years;
    pack.council = design.council;
    pack.own_ranges = !design.unit;
    pack.seed = static_cast<std::int64_t>(seed);
    pack.inputs = std::move(inputs);
    pack.matches = matches_in(fit);
    for (const std::size_t m : fit.cannot_match)
        pack.not_matched.emplace_back(official(static_cast<Official>(m)).name);
    pack.numbers = numbers_of_behaviours();
    for (std::size_t k = 0; k < pack.numbers.size(); ++k) {
        PackNumber& n = pack.numbers[k];
        const double unit = n.prior_sd;
        n.prior_sd = unit * fit.prior_sd[k];
        n.sd = unit * fit.row_sd[k];
        const double left = design.unit ? fit.row_sd[k] / fit.prior_sd[k] : fit.sd[k];
        n.identified = left <= identified_below;
    }
    for (std::size_t i = 0; i < fit.rows.rows; ++i) {
        const auto first =
            fit.rows.values.begin() + static_cast<std::ptrdiff_t>(i * fit.rows.columns);
        pack.draws.push_back(
            {pack_values({first, first + static_cast<std::ptrdiff_t>(fit.rows.columns)})});
    }
    return pack;
}

} // namespace tenure::cli

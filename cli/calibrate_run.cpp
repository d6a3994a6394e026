#include "cli/calibrate_run.hpp"

#include "published/behaviour.hpp"

#include <algorithm>
#include <set>

namespace tenure::cli {

namespace {

constexpr double identified_below = 0.8; ///< of the prior's standard deviation

std::vector<PackMatch> matches_in(const Calibration& fit) {
    std::vector<PackMatch> all;
    for (std::size_t m = 0; m < fit.matches.size(); ++m) {
        const CalibrationMatch& x = fit.matches[m];
        if (!x.known) continue;
        all.push_back({official(static_cast<Official>(m)).name, x.published, x.before, x.fitted,
                       x.covered_90});
    }
    return all;
}

std::string span(int first, int last) { return std::to_string(first) + "-" + std::to_string(last); }

/// "England's councils 2017-2022, conditioned on England to 2025".
std::string title_of(const FitDesign& design) {
    const bool any = design.council.empty();
    std::string text =
        (any ? "England's councils " : design.council + ' ') + span(design.first, design.last);
    if (!design.moved_sd.empty()) text += " and its own months";
    if (design.england_to)
        text += ", conditioned on England to " + std::to_string(*design.england_to);
    return text;
}

std::string method_of(const FitDesign& design) {
    std::set<std::size_t> units;
    std::size_t published = 0, months = 0, england = 0;
    for (std::size_t g = 0; g < design.transitions.size(); ++g) {
        if (design.moved[g])
            ++months;
        else if (design.transitions[g].unit == no_unit)
            ++england;
        else {
            ++published;
            units.insert(design.transitions[g].unit);
        }
    }
    std::string text = std::to_string(published) + " one-year transitions of " +
                       std::to_string(units.size()) + " councils";
    if (months > 0) text += ", " + std::to_string(months) + " of the council's own months";
    if (england > 0) text += ", " + std::to_string(england) + " of England as a whole";
    return text + "; synthetic likelihood on a quadratic emulator, sequential Monte Carlo";
}

} // namespace

DesignRuns fit_runs(const FitDesign& design, std::uint64_t seed,
                    const std::filesystem::path& folder) {
    DesignRuns runs;
    runs.replications = fit_replications;
    runs.covariates = transition_covariates(design.transitions);
    runs.log_size = transition_sizes(design.transitions);
    std::vector<double> settings, values;
    for (std::size_t g = 0; g < design.jobs.size(); ++g) {
        const double staff = design.transitions[g].staff();
        const OfficialFutures futures = kept_futures(kept_in(folder, design.jobs[g])).value();
        const Grid of = fit_settings(design, g, seed);
        settings.insert(settings.end(), of.values.begin(), of.values.end());
        runs.alone.push_back(design.is_alone(g));
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
    int last = design.last; // of anything that the fit knows
    for (const Transition& t : design.transitions) last = std::max(last, t.from + 1);
    pack.title = title_of(design);
    pack.method = method_of(design);
    pack.years = span(design.first, last);
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

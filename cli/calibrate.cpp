#include "cli/calibrate_council.hpp"
#include "cli/calibrate_run.hpp"
#include "cli/calibrate_words.hpp"
#include "cli/command.hpp"
#include "cli/numbers.hpp"
#include "cli/published_file.hpp"

#include "experiment/calibration_check.hpp"
#include "output/calibration_picture.hpp"
#include "output/folder_lock.hpp"
#include "output/whole_file.hpp"
#include "published/pack_file.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

struct FitAsked {
    std::string authority, table, base, years, council, output, directory = "results/calibrate",
                                                                roles, monthly, score;
    std::vector<std::string> laid_over;
    FitSize size;
    std::uint64_t seed = 2022;
    std::uint32_t rows = 256;
    int threads = 0;
    std::optional<int> england_to;
    std::uint32_t truths = 0;
    bool replace = false, quiet = false, accept = false, only_monthly = false, independent = false;
};

void read_years(const std::string& text, int& first, int& last) {
    int end = 0;
    if (std::sscanf(text.c_str(), "%d-%d%n", &first, &last, &end) != 2 || first >= last ||
        static_cast<std::size_t>(end) != text.size())
        throw CLI::ValidationError("--years", text + " is not A-B, two years with A before B, for "
                                                     "example 2017-2022");
}

/// @return false if it was stopped
bool simulate_parts(const FitAsked& asked, const Hindcast& base, const FitDesign& design) {
    return simulate_jobs(
        design.jobs.size(), asked.threads, asked.quiet, [&](std::size_t i, Workspace& w) {
            Hindcast mine = base;
            if (design.transitions[i].unit == no_unit) mine.published = design.with_average;
            mine.replications = design.points[i] * fit_replications;
            hindcast(mine, design.jobs[i], kept_in(asked.directory, design.jobs[i]), w);
        });
}

std::string names_of(const Pack& pack, const Calibration& fit) {
    std::string text;
    for (std::size_t i = 0; i < fit.cannot_match.size(); ++i) {
        char distance[32];
        std::snprintf(distance, sizeof distance, "%.1f", fit.implausibility[fit.cannot_match[i]]);
        text += (i > 0 ? ", " : "") + pack.not_matched[i] + " (implausibility " + distance + ')';
    }
    return text;
}

/// The draws of each number in an order of their own: what the fit says of numbers one by one.
void make_independent(Calibration& fit, std::uint64_t seed) {
    constexpr std::uint32_t of_orders = 1u << 22; ///< step, beyond those of a fit
    const Chance chance = chance_of(seed);
    const Grid rows = fit.rows;
    for (std::size_t k = 0; k < rows.columns; ++k) {
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t i = 0; i < rows.rows; ++i)
            order.emplace_back(chance.uniform(of_orders, static_cast<std::uint32_t>(i),
                                              static_cast<std::uint32_t>(k)),
                               i);
        std::sort(order.begin(), order.end());
        for (std::size_t i = 0; i < rows.rows; ++i) fit.rows.at(i, k) = rows.at(order[i].second, k);
    }
}

/// How truths made up with the fit's own emulator and spreads are found again, and how a likelihood
/// that is too sure is found out. @return whether both are as they should be
bool tell_ranks(const FitAsked& asked, const Emulator& emulator, const Observed& observed,
                const Calibration& fit, std::optional<std::size_t> unit) {
    const auto checks = [&](double sureness) {
        return rank_checks(emulator, observed, fit.spread,
                           {asked.seed, asked.truths, unit, sureness});
    };
    const std::vector<RankCheck> right = checks(1), sure = checks(9);
    const bool holds = ranks_hold(right), found_out = !ranks_hold(sure);
    std::cout << ranks_table(right, sure) << asked.truths << " truths lie among the draws "
              << (holds ? "as often as they should" : "otherwise than they should")
              << "; a likelihood that is too sure is " << (found_out ? "" : "not ")
              << "found out.\n";
    return holds && found_out;
}

int fit_and_tell(const FitAsked& asked, const FitDesign& design, std::vector<PackInput> inputs) {
    const Emulator emulator = emulated(fit_runs(design, asked.seed, asked.directory));
    const Observed observed = observed_of(design);
    Calibration fit = calibrated(emulator, observed, {asked.seed, 2048, asked.rows, design.unit});
    if (asked.independent) make_independent(fit, asked.seed);
    Pack pack = pack_of(design, fit, asked.seed, std::move(inputs));
    if (asked.independent) pack.method += "; draws of each number in an order of their own";
    if (!asked.score.empty()) pack.score = read_score_file(asked.score);
    if (!asked.quiet)
        std::cout << tables_of(pack, fit,
                               observed.moved ? emulator.alone_error : emulator.own_error)
                  << england_of(design, fit);
    if (asked.truths > 0 && !tell_ranks(asked, emulator, observed, fit, design.unit)) return data;
    write_whole(fs::path(asked.directory) / "checks.svg",
                calibration_picture(observed.values, fit.made, fit.made_sd));
    if (!fit.cannot_match.empty() && !asked.accept) {
        std::cerr << "The model cannot match these targets: " << names_of(pack, fit)
                  << ". No setting of what is fitted brings them within 3 standard deviations. "
                     "--accept writes the nearest fit, which says so.\n";
        return data;
    }
    write_whole(asked.output, pack_file(pack));
    if (!asked.quiet)
        std::cout << "\nPack: " << asked.output << "; predictive checks: " << asked.directory
                  << "/checks.svg\n";
    return done;
}

/// What all simulations have in common, and the files that it rests on.
Hindcast base_of(const FitAsked& asked, Indicators known, std::vector<PackInput>& inputs) {
    Hindcast base{std::move(known), "", asked.laid_over, asked.seed, 2};
    base.draws_share = fit_replications;
    base.base = find_base_file(asked.base, ".", asked.table).string();
    inputs = {published_input(asked.table), published_input(base.base)};
    if (!asked.roles.empty()) {
        base.roles = read_published_roles(asked.roles);
        inputs.push_back(published_input(asked.roles));
    }
    return base;
}

/// What is to be fitted. @param inputs gets the files of one council
FitTargets targets_of(const FitAsked& asked, const Hindcast& base, FitTargets targets,
                      std::vector<PackInput>& inputs) {
    targets.size = asked.size;
    targets.only_months = asked.only_monthly;
    targets.england_to = asked.england_to;
    if (asked.england_to && *asked.england_to <= targets.last)
        throw CLI::ValidationError("--england-to", std::to_string(*asked.england_to) +
                                                       " is not after the last of --years, " +
                                                       std::to_string(targets.last));
    if (!asked.monthly.empty()) {
        if (asked.council.empty() && asked.authority.empty())
            throw CLI::ValidationError("--monthly", "is a council's: say which with --council, or "
                                                    "name its authority's file");
        targets.months = read_monthly_file(asked.monthly);
        inputs.push_back(published_input(asked.monthly));
    }
    targets.council = asked.council;
    if (asked.council.empty() && !asked.authority.empty())
        take_authority(asked.authority, base.published, targets);
    if (targets.authority.empty()) return targets;
    inputs.push_back(published_input(targets.authority));
    targets.start = start_of_file(base, targets, asked.directory);
    return targets;
}

int calibrate(const FitAsked& given) {
    FitAsked asked = given;
    FitTargets years;
    read_years(asked.years, years.first, years.last);
    if (asked.output.empty()) asked.output = (fs::path(asked.directory) / "pack.yaml").string();
    if (fs::exists(asked.output) && !asked.replace)
        throw FileError(asked.output + " is there already; --replace writes over it.");
    const Indicators published = read_published(asked.table);
    std::vector<PackInput> inputs;
    const Hindcast base = base_of(asked, known_by(published, years.first, years.last), inputs);
    const FolderLock lock(asked.directory);
    const FitDesign design =
        fit_design(published, targets_of(asked, base, years, inputs), asked.seed);
    if (!asked.quiet)
        std::cerr << design.complete << " councils are complete from " << years.first << " to "
                  << years.last << "; " << design.jobs.size() << " transitions are simulated.\n";
    if (!simulate_parts(asked, base, design)) {
        spdlog::warn("Stopped. What is finished is kept, and used when the same is asked again.");
        return interrupted;
    }
    return fit_and_tell(asked, design, std::move(inputs));
}

void add_fit_options(CLI::App& sub, FitAsked& asked) {
    sub.add_option("authority", asked.authority,
                   "A council's file as tenure authority writes it: the council that is fitted "
                   "(default: none, a pack for any council)");
    add_figures_option(sub, asked.table)->required();
    sub.add_option("--years", asked.years, "Years that the fit may know, A-B")->required();
    sub.add_option("--council", asked.council, "The council that is fitted, by name or code");
    CLI::Option* monthly =
        sub.add_option("--monthly", asked.monthly,
                       "The council's own figures by month (.csv): month, and any of in_post_fte, "
                       "starters_fte, leavers_fte, agency_fte");
    sub.add_flag("--only-monthly", asked.only_monthly,
                 "The council's own months in place of what is published of it")
        ->needs(monthly);
    add_whole(sub, "--england-to", asked.england_to, 1991, 2199,
              "Count England's figures after the last of --years too, up to this year");
    sub.add_option("--roles", asked.roles, "The department's file of staff in post by role (.csv)");
    sub.add_option("--over", asked.laid_over, "An authority file laid over every council's");
    add_whole(sub, "--councils", asked.size.councils, 2, 1000,
              "Councils that are fitted together, spread over sizes and vacancies");
    add_whole(sub, "--points", asked.size.points, 4, 4096,
              "Settings tried at each transition of theirs, twice each");
    add_whole(sub, "--own-points", asked.size.own_points, 4, 4096,
              "Settings tried at each transition of the council that is fitted");
    add_whole(sub, "--rows", asked.rows, 16, 2048, "Joint draws in the pack");
    add_whole(sub, "--seed", asked.seed, 0, largest_whole, "Of design, simulations and fit");
    add_threads(sub, asked.threads);
    sub.add_option("--backtest-score", asked.score,
                   "score.csv of a back-test of packs by this method, for the pack to repeat");
    sub.add_flag("--independent", asked.independent,
                 "Shuffle the draws of each number by themselves, to see what correlations do");
    add_whole(sub, "--check-ranks", asked.truths, 50, 100'000,
              "Check the fit with so many truths made up with its own emulator; exit 65 if they "
              "are not found again as often as they should");
    sub.add_option("-o,--output", asked.output, "The pack (default: pack.yaml in --work)");
    sub.add_option("--work", asked.directory,
                   "Directory that keeps simulations, to go on with or to use again");
    sub.add_option("--base", asked.base, "The file that councils' files extend");
    sub.add_flag("--accept", asked.accept, "Write a pack even if some targets cannot be matched");
    sub.add_flag("--replace", asked.replace, "Write over a pack that is there");
    sub.add_flag("--quiet", asked.quiet, "Say nothing but errors");
}

} // namespace

void add_calibrate(CLI::App& app, Action& action) {
    const auto asked = std::make_shared<FitAsked>();
    CLI::App* sub = subcommand(
        app, "calibrate", "Fit uncertain numbers together to published figures, as a pack",
        "tenure calibrate --from-csww scenarios/data/csww_indicators.csv --years 2017-2022 "
        "--council Cornwall -o cornwall_pack.yaml");
    add_fit_options(*sub, *asked);
    sub->callback([asked, &action] { action = [asked] { return calibrate(*asked); }; });
}

} // namespace tenure::cli

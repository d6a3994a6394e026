#include "cli/calibrate_run.hpp"
#include "cli/command.hpp"
#include "cli/numbers.hpp"
#include "cli/published_file.hpp"

#include "output/calibration_picture.hpp"
#include "output/whole_file.hpp"
#include "published/pack_file.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <iostream>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

struct FitAsked {
    std::string authority, table, base, years, council, output, directory = "results/calibrate",
                                                                roles;
    std::vector<std::string> laid_over;
    FitSize size;
    std::uint64_t seed = 2022;
    std::uint32_t rows = 256;
    int threads = 0;
    bool replace = false, quiet = false, accept = false;
};

void read_years(const std::string& text, int& first, int& last) {
    int end = 0;
    if (std::sscanf(text.c_str(), "%d-%d%n", &first, &last, &end) != 2 || first >= last ||
        static_cast<std::size_t>(end) != text.size())
        throw CLI::ValidationError("--years", text + " is not A-B, two years with A before B, for "
                                                     "example 2017-2022");
}

/// The council whose file an authority is: its title is the published name and what it serves.
std::string council_of(const FitAsked& asked) {
    if (!asked.council.empty() || asked.authority.empty()) return asked.council;
    FileReader reader;
    const Authority authority = load_authority(reader, asked.authority);
    const std::size_t end = authority.title.find(',');
    if (end == std::string::npos)
        throw ScenarioError({{asked.authority, 0, 0, "title",
                              "does not begin with a council's published name and a comma, as "
                              "tenure authority writes it: say --council."}});
    return authority.title.substr(0, end);
}

/// @return false if it was stopped
bool simulate_parts(const FitAsked& asked, const Hindcast& base, const FitDesign& design,
                    const std::vector<HindcastJob>& jobs) {
    return simulate_jobs(jobs.size(), asked.threads, asked.quiet, [&](std::size_t i, Workspace& w) {
        Hindcast mine = base;
        mine.replications = design.points[i] * fit_replications;
        hindcast(mine, jobs[i], kept_in(asked.directory, jobs[i]), w);
    });
}

std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(text.size() < width ? width - text.size() : 1, ' ');
}

std::string rounded(double x, int decimals) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*f", decimals, x);
    return std::string(std::string(text).size() < 9 ? 9 - std::string(text).size() : 1, ' ') + text;
}

/// What was learnt, and how near the fit comes.
std::string tables_of(const Pack& pack, const Calibration& fit, const Emulator& emulator) {
    std::string text = padded("behaviour", 22) + "     mean       sd    prior\n";
    for (std::size_t k = 0; k < pack.numbers.size(); ++k) {
        const PackNumber& n = pack.numbers[k];
        const double unit = n.prior_sd / fit.prior_sd[k];
        double mean = 0;
        for (std::size_t i = 0; i < fit.rows.rows; ++i)
            mean += unit * fit.rows.at(i, k) / static_cast<double>(fit.rows.rows);
        text += padded(n.name, 22) + rounded(mean, 3) + rounded(n.sd, 3) + rounded(n.prior_sd, 3) +
                (n.identified ? "" : "  not identified") + '\n';
    }
    text += "\n" + padded("measure", 22) +
            "published   before   fitted   in 90%  nation's  lacking  emulator's error\n";
    for (std::size_t m = 0; m < pack.matches.size(); ++m) {
        const PackMatch& x = pack.matches[m];
        text += padded(x.measure, 22) + rounded(x.published, 2) + rounded(x.before, 2) +
                rounded(x.fitted, 2) + rounded(100 * x.covered_90, 0) +
                rounded(fit.spread.national[m], 2) + rounded(fit.spread.lacking[m], 2) +
                rounded(emulator.own_error[m], 2) + '\n';
    }
    return text;
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

int fit_and_tell(const FitAsked& asked, const FitDesign& design,
                 const std::vector<HindcastJob>& jobs, std::vector<PackInput> inputs) {
    const Emulator emulator = emulated(fit_runs(design, jobs, asked.seed, asked.directory));
    const Observed observed = observed_transitions(design.panel, design.transitions);
    const Calibration fit =
        calibrated(emulator, observed, {asked.seed, 2048, asked.rows, design.unit});
    const Pack pack = pack_of(design, fit, asked.seed, std::move(inputs));
    if (!asked.quiet) std::cout << tables_of(pack, fit, emulator);
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

int calibrate(const FitAsked& given) {
    FitAsked asked = given;
    int first = 0, last = 0;
    read_years(asked.years, first, last);
    if (asked.output.empty()) asked.output = (fs::path(asked.directory) / "pack.yaml").string();
    if (fs::exists(asked.output) && !asked.replace)
        throw FileError(asked.output + " is there already; --replace writes over it.");
    Hindcast base{known_by(read_published(asked.table), first, last), "", asked.laid_over,
                  asked.seed, 2};
    base.draws_share = fit_replications;
    base.base = find_base_file(asked.base, ".", asked.table).string();
    std::vector<PackInput> inputs{published_input(asked.table), published_input(base.base)};
    if (!asked.roles.empty()) {
        base.roles = read_published_roles(asked.roles);
        inputs.push_back(published_input(asked.roles));
    }
    const FitDesign design = fit_design(base.published, first, last, asked.size, council_of(asked));
    const std::vector<HindcastJob> jobs = fit_jobs(design, asked.seed);
    if (!asked.quiet)
        std::cerr << design.panel.councils.size() << " councils are complete from " << first
                  << " to " << last << "; " << jobs.size() << " transitions are simulated.\n";
    if (!simulate_parts(asked, base, design, jobs)) {
        spdlog::warn("Stopped. What is finished is kept, and used when the same is asked again.");
        return interrupted;
    }
    return fit_and_tell(asked, design, jobs, std::move(inputs));
}

void add_fit_options(CLI::App& sub, FitAsked& asked) {
    sub.add_option("authority", asked.authority,
                   "A council's file as tenure authority writes it: the council that is fitted "
                   "(default: none, a pack for any council)");
    add_figures_option(sub, asked.table)->required();
    sub.add_option("--years", asked.years, "Years that the fit may know, A-B")->required();
    sub.add_option("--council", asked.council, "The council that is fitted, by name or code");
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

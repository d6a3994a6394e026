#include "cli/backtest_run.hpp"
#include "cli/backtest_without.hpp"
#include "cli/command.hpp"
#include "cli/numbers.hpp"
#include "cli/published_file.hpp"
#include "cli/shard_number.hpp"

#include "output/backtest.hpp"
#include "output/backtest_words.hpp"
#include "output/folder_lock.hpp"
#include "output/whole_file.hpp"
#include "published/pack_score.hpp"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <iostream>
#include <optional>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

struct Asked {
    std::string table, base, directory = "results/backtest", shard, score, roles;
    std::vector<std::string> fits, councils, laid_over, without, packs;
    std::uint64_t seed = 2022;
    std::uint32_t replications = 100, every = 1;
    int threads = 0;
    bool resume = false, replace = false, quiet = false, csv = false, conditioned = false,
         starts_only = false;
};

Origin years_of(const std::string& option, const std::string& text) {
    Origin o;
    int end = 0;
    if (std::sscanf(text.c_str(), "%d-%d%n", &o.first, &o.year, &end) != 2 || o.first > o.year ||
        static_cast<std::size_t>(end) != text.size())
        throw CLI::ValidationError(option, text + " is not A-B, two years with A not after B, for "
                                                  "example 2017-2019");
    return o;
}

std::vector<Target> targets_of(const Asked& asked) {
    if (asked.starts_only) {
        std::vector<Target> starts;
        for (const std::string& fit : asked.fits) {
            const Origin origin = years_of("--fit", fit);
            starts.push_back({origin, origin.year});
        }
        return starts;
    }
    if (asked.score.empty())
        throw CLI::ValidationError("--score", "is needed, unless --starts-only is given");
    const Origin score = years_of("--score", asked.score);
    std::vector<Target> targets;
    for (const std::string& fit : asked.fits) {
        const Origin origin = years_of("--fit", fit);
        if (origin.year >= score.year)
            throw CLI::ValidationError("--score", "no year of " + asked.score +
                                                      " lies after the end of --fit " + fit);
        for (int y = std::max(score.first, origin.year + 1); y <= score.year; ++y)
            targets.push_back({origin, y});
    }
    return targets;
}

/// A council's futures from an origin, up to the last year that is scored.
struct Work {
    std::size_t council; ///< in the panel
    HindcastJob job;
};

std::vector<Work> work_of(const CouncilPanel& panel, const std::vector<std::size_t>& scored,
                          const std::vector<Target>& targets) {
    std::vector<Work> all;
    for (const Target& t : targets)
        for (const std::size_t c : scored) {
            const auto same = [&](const Work& w) {
                return w.council == c && w.job.origin.year == t.origin.year &&
                       w.job.origin.first == t.origin.first;
            };
            const auto at = std::find_if(all.begin(), all.end(), same);
            if (at != all.end())
                at->job.last = std::max(at->job.last, t.year);
            else
                all.push_back({c,
                               {panel.councils[c].name, panel.row(c, t.origin.year).codes, t.origin,
                                t.year}});
        }
    return all;
}

/// The parts that fall to this shard, of all of them without one.
std::vector<Work> part_of(const std::vector<Work>& all, const std::string& shard) {
    if (shard.empty()) return all;
    const ShardNumber n = shard_number(shard);
    std::vector<Work> mine;
    for (std::size_t i = n.shard - 1; i < all.size(); i += n.of) mine.push_back(all[i]);
    return mine;
}

void check_folder(const Asked& asked) {
    const fs::path kept = fs::path(asked.directory) / "futures";
    if (asked.replace && asked.shard.empty()) fs::remove_all(kept);
    if (asked.resume || asked.replace || !asked.shard.empty() || !fs::exists(kept)) return;
    throw StoreError(
        asked.directory +
        " holds a back-test already. Add --resume to go on with it, --replace to start "
        "anew, or choose another directory with -o.");
}

/// @return false if it was stopped
bool simulate_all(const Asked& asked, const Hindcast& all, const std::vector<Work>& work) {
    return simulate_jobs(work.size(), asked.threads, asked.quiet, [&](std::size_t i, Workspace& w) {
        hindcast(all, work[i].job, kept_in(asked.directory, work[i].job), w);
    });
}

OfficialValues at(const OfficialFutures& futures, std::size_t replication, std::size_t year) {
    OfficialValues values;
    for (std::size_t m = 0; m < officials; ++m)
        values[m] = futures.at(replication, year, m, officials);
    return values;
}

std::vector<OfficialValues> in_year(const OfficialFutures& futures, std::size_t year) {
    std::vector<OfficialValues> all;
    const std::size_t replications = futures.values.size() / officials / futures.years;
    for (std::size_t r = 0; r < replications; ++r) all.push_back(at(futures, r, year));
    return all;
}

/// What the files hold of every part of the work; those that are not there are counted.
std::vector<OfficialFutures> read_all(const Asked& asked, const std::vector<Work>& work,
                                      std::size_t& absent) {
    std::vector<OfficialFutures> all;
    for (const Work& w : work) {
        auto futures = kept_futures(kept_in(asked.directory, w.job));
        absent += !futures;
        all.push_back(futures ? std::move(*futures) : OfficialFutures{});
    }
    return all;
}

struct Scoring {
    const Indicators& published;
    const CouncilPanel& panel;
    const std::vector<std::size_t>& scored;
    const std::vector<Target>& targets;
    const std::vector<Work>& work;
};

std::vector<CensusCheck> starts_of(const Scoring& on, const std::vector<OfficialFutures>& futures) {
    std::vector<CensusCheck> starts;
    for (std::size_t i = 0; i < on.work.size(); ++i)
        starts.push_back(census_check(on.work[i].job.council,
                                      on.panel.row(on.work[i].council, on.work[i].job.origin.year),
                                      in_year(futures[i], 0)));
    return starts;
}

/// Says how far starts are from the census, and those that are too far.
void tell_starts(const Asked& asked, const std::vector<CensusCheck>& starts) {
    const std::string table = backtest_starts_csv(starts);
    write_whole(fs::path(asked.directory) / "starts.csv", table);
    if (asked.csv) std::cout << table;
    if (asked.quiet || asked.csv) return;
    for (const CensusCheck& c : starts)
        if (!c.agrees())
            std::cout << c.council << ' ' << c.year << ": off by " << c.in_post << " FTE in post, "
                      << c.vacancies << " vacancies, " << c.agency << " FTE of agency staff, "
                      << c.caseload << " cases a worker\n";
    std::cout << start_sentence(starts) << "\nResults: " << asked.directory << '\n';
}

void tell(const Asked& asked, const Scoring& on, const std::vector<OfficialFutures>& futures) {
    const auto find = [&](std::size_t council, const Target& target) {
        for (std::size_t i = 0; i < on.work.size(); ++i)
            if (on.work[i].council == council && on.work[i].job.origin.year == target.origin.year)
                return in_year(futures[i], static_cast<std::size_t>(target.horizon()));
        return std::vector<OfficialValues>{};
    };
    const Backtest scores =
        judge(on.published, on.panel, on.scored, on.targets, find, asked.conditioned);
    BacktestAccount account{asked.table,        on.panel.councils.size(),
                            asked.replications, asked.laid_over,
                            asked.without,      starts_of(on, futures)};
    const fs::path folder(asked.directory);
    write_whole(folder / "cells.csv", backtest_cells_csv(scores));
    write_whole(folder / "councils.csv", backtest_councils_csv(scores));
    write_whole(folder / "starts.csv", backtest_starts_csv(account.starts));
    write_whole(folder / "score.csv", score_csv(scores, !asked.packs.empty(), asked.replications));
    write_whole(folder / "how_near.md", backtest_markdown(scores, account));
    write_whole(folder / "backtest.html", backtest_page(scores, account));
    if (asked.csv) std::cout << backtest_cells_csv(scores);
    if (asked.quiet || asked.csv) return;
    std::cout << backtest_table(scores, account) << "Results: " << asked.directory << '\n';
}

/// Every n-th of the places, by name, as a sample.
std::vector<std::size_t> thinned(const std::vector<std::size_t>& places, std::uint32_t every) {
    std::vector<std::size_t> kept;
    for (std::size_t i = every / 2; i < places.size(); i += every) kept.push_back(places[i]);
    return kept;
}

/// Each origin's pack, which may know no year after it.
std::map<int, std::string> packs_of(const Asked& asked) {
    std::map<int, std::string> packs;
    if (asked.packs.empty()) return packs;
    if (asked.packs.size() != asked.fits.size())
        throw CLI::ValidationError("--pack", "is needed once for each of --fit, in their order");
    for (std::size_t i = 0; i < asked.packs.size(); ++i) {
        const int origin = years_of("--fit", asked.fits[i]).year;
        const Pack pack = read_pack_file(asked.packs[i]);
        if (!pack.years.empty() && years_of("--pack", pack.years).year > origin)
            throw CLI::ValidationError("--pack", asked.packs[i] + " knows years to " + pack.years +
                                                     ", after the origin " +
                                                     std::to_string(origin));
        packs[origin] = asked.packs[i];
    }
    return packs;
}

int backtest(const Asked& asked) {
    const std::vector<Target> targets = targets_of(asked);
    int first = targets.front().origin.first, last = 0;
    for (const Target& t : targets) {
        first = std::min(first, t.origin.first);
        last = std::max(last, t.year);
    }
    Hindcast all{read_published(asked.table), "", asked.laid_over, asked.seed, asked.replications};
    if (!asked.roles.empty()) all.roles = read_published_roles(asked.roles);
    all.without = asked.without;
    all.packs = packs_of(asked);
    all.base = find_base_file(asked.base, ".", asked.table).string();
    const CouncilPanel panel = complete_councils(all.published, first, last);
    const auto scored = thinned(places_in(panel, all.published, asked.councils), asked.every);
    const std::vector<Work> work = work_of(panel, scored, targets);
    // Shards write side by side, each files of its own.
    std::optional<FolderLock> lock;
    if (asked.shard.empty()) lock.emplace(asked.directory);
    check_folder(asked);
    if (!asked.quiet)
        std::cerr << panel.councils.size() << " councils are complete from " << first << " to "
                  << last << "; " << scored.size() << " are scored.\n";
    if (!simulate_all(asked, all, part_of(work, asked.shard))) {
        spdlog::warn("Stopped. What is finished is kept; go on with --resume.");
        return interrupted;
    }
    std::size_t absent = 0;
    const std::vector<OfficialFutures> futures = read_all(asked, work, absent);
    if (absent > 0) {
        std::cout << "This part is done; " << absent << " of " << work.size()
                  << " councils and origins are left to other shards. The one that ends last, or "
                     "--resume without --shard, scores.\n";
        return done;
    }
    const Scoring on{all.published, panel, scored, targets, work};
    if (!asked.starts_only) {
        tell(asked, on, futures);
        return done;
    }
    const std::vector<CensusCheck> starts = starts_of(on, futures);
    tell_starts(asked, starts);
    return std::all_of(starts.begin(), starts.end(),
                       [](const CensusCheck& c) { return c.agrees(); })
               ? done
               : data;
}

void add_options(CLI::App& sub, Asked& asked) {
    add_figures_option(sub, asked.table)->required();
    sub.add_option("--roles", asked.roles,
                   "The department's file of staff in post by role (.csv): each council's own mix "
                   "of roles in its origin's year");
    sub.add_option("--fit", asked.fits,
                   "Years that a forecast may know, A-B; the last is its origin. Several origins: "
                   "2017-2019,2017-2020")
        ->required()
        ->delimiter(',');
    sub.add_option("--score", asked.score, "Years to score, A-B; those after each origin");
    sub.add_flag("--starts-only", asked.starts_only,
                 "Simulate nothing: only compare each start with the census of its origin; exit 65 "
                 "if one does not agree");
    sub.add_option("--council", asked.councils,
                   "Only these, by name or code (default: all whose figures are complete)");
    add_whole(sub, "--every", asked.every, 1, 1000, "Only every N-th of them, by name: a sample");
    sub.add_option("--over", asked.laid_over,
                   "An authority file laid over every council's, to switch a mechanism or state "
                   "the national path");
    sub.add_option("--without", asked.without,
                   "Mechanisms to leave out of every council's file: " + names_of_switches())
        ->delimiter(',')
        ->check([](const std::string& name) {
            return switch_named(name) ? "" : name + " is none of " + names_of_switches();
        });
    sub.add_option("--pack", asked.packs,
                   "A pack that every council stands on, for each of --fit, in their order")
        ->delimiter(',');
    sub.add_flag("--conditioned", asked.conditioned,
                 "The futures know England's path (--over): score against persistence moved by "
                 "England's shift");
    add_whole(sub, "--replications", asked.replications, 2, 100'000,
              "Simulated futures of each council");
    add_whole(sub, "--seed", asked.seed, 0, largest_whole, "Of the simulated futures");
    add_threads(sub, asked.threads);
    sub.add_option("--shard", asked.shard,
                   "Only part I of N; all parts are given the same directory");
    sub.add_option("-o,--output", asked.directory, "Directory for the results");
    sub.add_option("--base", asked.base, "The file that councils' files extend");
    sub.add_flag("--resume", asked.resume, "Go on with results that are there");
    sub.add_flag("--replace", asked.replace, "Start anew over results that are there");
    sub.add_flag("--csv", asked.csv, "Comma-separated values instead of tables");
    sub.add_flag("--quiet", asked.quiet, "Say nothing but errors");
}

} // namespace

void add_backtest(CLI::App& app, Action& action) {
    const auto asked = std::make_shared<Asked>();
    CLI::App* sub = subcommand(
        app, "backtest", "Score forecasts from past years against what was published afterwards",
        "tenure backtest --from-csww scenarios/data/csww_indicators.csv "
        "--fit 2017-2019,2017-2020,2017-2021 --score 2020-2022 -o results/backtest");
    add_options(*sub, *asked);
    sub->callback([asked, &action] { action = [asked] { return backtest(*asked); }; });
}

} // namespace tenure::cli

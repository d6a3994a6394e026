#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/numbers.hpp"
#include "cli/progress.hpp"
#include "cli/seek_run.hpp"
#include "cli/shard_number.hpp"
#include "cli/shipped.hpp"
#include "cli/study_run.hpp"

#include "core/number.hpp"
#include "output/folder_lock.hpp"
#include "output/report.hpp"
#include "output/selection_words.hpp"
#include "output/shard.hpp"
#include "output/store.hpp"
#include "output/whole_file.hpp"
#include "output/words.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include <filesystem>
#include <iostream>

namespace tenure::cli {

namespace {

struct RunChoices {
    std::string study;
    std::string directory;
    std::string shard, round_after;
    Overrides overrides;
    std::optional<std::uint32_t> point;
    int threads = 0;
    bool resume = false, replace = false, quiet = false, json = false, no_report = false;
};

/// Where the results go.
std::string directory_of(const RunChoices& asked) {
    if (!asked.directory.empty()) return asked.directory;
    std::string directory = default_directory(asked.study);
    if (asked.point) directory += "/point-" + std::to_string(*asked.point);
    if (asked.shard.empty()) return directory;
    const ShardNumber n = shard_number(asked.shard);
    return shard_directory(directory, n.shard, n.of);
}

[[noreturn]] void refuse(const std::string& file) {
    throw StoreError(
        file +
        " holds results already. Add --resume to go on with them, --replace to start anew, or "
        "choose another directory with -o.");
}

/// Says what becomes of results that had fewer replications.
void tell_extension(const RunChoices& asked, const Description& d, std::uint32_t before) {
    if (asked.quiet || asked.json) return;
    const std::uint32_t again = before % d.batch_size;
    std::cout << "The results there have " << before << " replications"
              << (is_sweep(d) ? " at each point" : "") << " and are extended to " << d.replications;
    if (again > 0)
        std::cout << "; the last " << again << ", of a batch that was not full, are run again";
    std::cout << ".\n";
}

Store resumed_store(const RunChoices& asked, const Planned& planned) {
    std::uint32_t before = 0;
    Store store = Store::resume(store_in(asked.directory), planned.description, build(),
                                [&](std::uint32_t replications) {
                                    before = replications;
                                    return planned.fingerprint_at(replications);
                                });
    if (before > 0) tell_extension(asked, planned.description, before);
    return store;
}

Store open_store(const RunChoices& asked, const Planned& planned) {
    const Description& description = planned.description;
    const std::string file = store_in(asked.directory);
    if (asked.resume) return resumed_store(asked, planned);
    if (holds_results(file) && !asked.replace) refuse(file);
    return Store::create(file, description, build(),
                         asked.replace ? Store::Existing::replace : Store::Existing::refuse);
}

void write_json(const RunChoices& asked, const RunReport& report, const Description& d) {
    nlohmann::ordered_json j;
    j["title"] = d.title;
    j["policies"] = d.policies;
    j["replications"] = d.replications;
    if (is_sweep(d)) j["points"] = point_count(d);
    j["seed"] = d.seed;
    j["fingerprint"] = d.fingerprint;
    j["trials"] = report.trials;
    j["events"] = report.events;
    j["batches"] = report.batches;
    j["batches_kept"] = report.batches_kept;
    j["failed"] = report.failures.size();
    j["stopped"] = report.stopped;
    j["precise"] = report.precise;
    if (d.decide) j["decided"] = report.decided;
    j["seconds"] = report.seconds;
    if (!asked.shard.empty()) j["shard"] = asked.shard;
    for (const auto& [key, value] : build()) j[key] = value;
    write_whole(asked.directory + "/run.json", j.dump(2) + "\n");
    if (asked.json) std::cout << j.dump() << '\n';
}

void tell_failures(const RunReport& report) {
    constexpr std::size_t shown = 3;
    for (std::size_t i = 0; i < std::min(shown, report.failures.size()); ++i) {
        const Failure& f = report.failures[i];
        spdlog::error("replication {} of policy {} failed and is left out of every policy: {}",
                      f.replication, f.policy, f.message);
    }
    if (report.failures.size() > shown)
        spdlog::error("{} more failed; the table failure in the results names them all",
                      report.failures.size() - shown);
}

/// What the results say, and where to read on.
void tell_results(const RunChoices& asked, const RunReport& report, Store& whole) {
    if (report.precise)
        std::cout << "As precise as the study wants after " << whole.analysed().replications
                  << " replications.\n";
    const std::string selection = report.stopped ? "" : selection_sentence(whole);
    if (!selection.empty()) std::cout << wrapped(selection, 100);
    if (is_sweep(whole.description())) {
        std::cout << point_count(whole.description()) << " points, each with "
                  << whole.description().replications << " replications.\nNext: tenure compare "
                  << asked.directory << '\n';
        return;
    }
    if (asked.no_report) {
        std::cout << make_report(whole).summary;
    } else {
        const std::filesystem::path file =
            std::filesystem::path(store_in(asked.directory)).parent_path() / "report.html";
        const auto scores = backtest_scores({});
        const BesideResults beside{scores ? &*scores : nullptr, nullptr,
                                   search_of(file.parent_path(), whole.description().title)};
        std::cout << write_report(whole, file, beside).summary << "Report: " << file.string()
                  << " (open it in any browser)\n";
    }
    std::cout << "Next: tenure compare " << asked.directory << '\n';
}

void tell(const RunChoices& asked, const RunReport& report, Store* whole) {
    tell_failures(report);
    if (asked.quiet || asked.json) return;
    if (report.stopped) std::cout << "Stopped. What is finished is kept; go on with --resume.\n";
    if (whole && whole->analysed().replications > 1) tell_results(asked, report, *whole);
    if (whole && !whole->description().fit.empty())
        std::cout << wrapped("It stands on " + whole->description().fit + ".", 100);
    std::cout << "Results: " << asked.directory << " (" << report.trials << " trials, "
              << report.events << " events, " << duration_text(report.seconds) << ")\n";
}

RunReport run_into(Store& store, const Planned& planned, RunOptions options,
                   const RunChoices& asked) {
    options.threads = asked.threads;
    options.stop = stop_on_interrupt();
    options.drawn = planned.drawn;
    options.progress = show_progress(asked.quiet || asked.json);
    const RunReport report = run(planned.description, planned.plan, planned.models, store, options);
    stopped_in_time();
    end_progress(asked.quiet || asked.json);
    store.note_timing("seconds", report.seconds);
    store.note_timing("threads", static_cast<double>(asked.threads));
    return report;
}

int exit_code(const RunReport& report) {
    if (report.stopped) return interrupted;
    return report.failures.empty() ? done : broken;
}

/// The store a shard grows in: an earlier attempt's, if that may be gone on with and is sound.
Store growing_store(const RunChoices& asked, const Description& description) {
    const auto file = growing_file(asked.directory);
    if (holds_results(file) && !asked.resume && !asked.replace) refuse(file.string());
    if (asked.resume && is_sound(file)) return Store::resume(file, description, build());
    if (asked.resume && std::filesystem::exists(file))
        spdlog::warn("{} is damaged and is begun anew", file.string());
    std::filesystem::remove(file);
    std::filesystem::remove(file.string() + "-journal");
    return Store::create(file, description, build());
}

/// What is to be said of a shard that need not run; empty if it must.
std::string finished_before(const RunChoices& asked, const ShardManifest& wanted) {
    const FoundShard found = find_shard(asked.directory, wanted);
    if (asked.replace) return {};
    if (found.state == ShardState::foreign)
        throw StoreError(asked.directory + " " + found.why +
                         ". Choose another directory with -o, or --replace it.");
    if (found.state != ShardState::finished) return {};
    if (!asked.resume) refuse(asked.directory);
    return "Shard " + asked.shard + " was finished before: " + asked.directory;
}

int run_shard(const RunChoices& asked, const Planned& planned) {
    const ShardNumber n = shard_number(asked.shard);
    const NextRound round = asked.round_after.empty()
                                ? next_round(planned.description, {})
                                : next_round(planned.description, store_in(asked.round_after));
    const ShardManifest manifest =
        planned_shard(planned.description, build(), n.shard, n.of, round);
    planned.check(manifest.batches);
    const FolderLock lock(asked.directory);
    if (clear_earlier_round(asked.directory, manifest) && !asked.quiet)
        std::cout << "A shard of an earlier round makes way: " << asked.directory << '\n';
    const std::string before = finished_before(asked, manifest);
    if (!before.empty()) {
        if (!asked.quiet) std::cout << before << '\n';
        return done;
    }
    const std::string note = reopen_shard(asked.directory);
    if (!note.empty()) spdlog::warn("{}", note);
    RunOptions options;
    options.batches = manifest.batches;
    options.still_in = round.still_in;
    RunReport report;
    {
        Store store = growing_store(asked, planned.description);
        store.database().run("PRAGMA cache_size = -4096"); // KiB, however much is stored already
        report = run_into(store, planned, options, asked);
    }
    if (!report.stopped) finish_shard(asked.directory, manifest);
    write_json(asked, report, planned.description);
    tell(asked, report, nullptr);
    return exit_code(report);
}

int run_study(const RunChoices& asked) {
    const Planned planned = plan_run(asked.study, asked.overrides, asked.point);
    if (!asked.shard.empty()) return run_shard(asked, planned);
    const ShardManifest all = planned_shard(planned.description, build(), 1, 1);
    planned.check(all.batches);
    const FolderLock lock(std::filesystem::path(store_in(asked.directory)).parent_path());
    Store store = open_store(asked, planned);
    RunReport report = run_into(store, planned, {}, asked);
    store.finalise();
    if (const auto so_far = store.standings()) report.decided = so_far->decided;
    write_json(asked, report, planned.description);
    tell(asked, report, &store);
    return exit_code(report);
}

} // namespace

void add_run(CLI::App& app, Action& action) {
    const auto asked = std::make_shared<RunChoices>();
    CLI::App* sub = subcommand(
        app, "run", "Run a study: every policy on the same simulated people and chance events",
        "tenure run scenarios/studies/bexley.yaml -o results/bexley --replications 200");
    look_where_shipped(sub->add_option("study", asked->study, "Study or sweep file")->required());
    sub->add_option(
        "-o,--output", asked->directory,
        "Directory for the results (default: results/ and the study's name; of a shard, "
        "shards/I-of-N in it)");
    add_overrides(*sub, asked->overrides);
    add_whole(*sub, "--point", asked->point, 0, 1'000'000,
              "Of a sweep: only this point, as a study of its own");
    add_threads(*sub, asked->threads);
    sub->add_option("--shard", asked->shard,
                    "Only part I of N of the replications, to be merged later");
    sub->add_option("--round-after", asked->round_after,
                    "Of a study that decides, with --shard: the merged results of the rounds "
                    "before this one");
    sub->add_flag("--resume", asked->resume,
                  "Go on with results that are there; with more --replications, add to them");
    sub->add_flag("--replace", asked->replace, "Start anew over results that are there");
    sub->add_flag("--no-report", asked->no_report, "Do not write the report");
    sub->add_flag("--quiet", asked->quiet, "Say nothing but errors, and write no report");
    sub->add_flag("--json", asked->json, "One line of JSON instead of words, and no report");
    sub->callback([asked, &action] {
        action = [asked] {
            asked->directory = directory_of(*asked);
            return run_study(*asked);
        };
    });
}

} // namespace tenure::cli

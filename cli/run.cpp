#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/study_run.hpp"

#include "output/compare.hpp"
#include "output/store.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace tenure::cli {

namespace {

struct Asked {
    std::string study;
    std::string directory;
    std::string shard;
    Overrides overrides;
    int threads = 0;
    bool resume = false, replace = false, quiet = false, json = false;
};

std::atomic<bool> stop_asked{false};

void ask_to_stop(int) {
    if (stop_asked.exchange(true)) std::_Exit(interrupted);
}

/// Blocks of shard I of N: a run of whole blocks, as even as can be.
void set_shard(const std::string& text, std::uint32_t blocks, RunOptions& options) {
    if (text.empty()) return;
    unsigned long long i = 0, n = 0;
    if (std::sscanf(text.c_str(), "%llu/%llu", &i, &n) != 2 || i < 1 || i > n)
        throw CLI::ValidationError("--shard",
                                   text + " is not I/N with 1 <= I <= N, for example 3/16");
    options.first_block = static_cast<std::uint32_t>((i - 1) * blocks / n);
    options.end_block = static_cast<std::uint32_t>(i * blocks / n);
}

std::string default_directory(const std::string& study) {
    return "results/" + std::filesystem::path(study).stem().string();
}

Store open_store(const Asked& asked, const Description& description) {
    std::filesystem::create_directories(asked.directory);
    const std::string file = store_in(asked.directory);
    if (asked.resume) return Store::resume(file, description, build());
    if (std::filesystem::exists(file) && !asked.replace)
        throw StoreError(
            file +
            " holds results already. Add --resume to go on with them, --replace to start anew, or "
            "choose another directory with -o.");
    return Store::create(file, description, build(),
                         asked.replace ? Store::Existing::replace : Store::Existing::refuse);
}

void write_json(const Asked& asked, const RunReport& report, const Description& d) {
    nlohmann::ordered_json j;
    j["title"] = d.title;
    j["policies"] = d.policies;
    j["replications"] = d.replications;
    j["seed"] = d.seed;
    j["fingerprint"] = d.fingerprint;
    j["trials"] = report.trials;
    j["events"] = report.events;
    j["blocks"] = report.blocks;
    j["blocks_kept"] = report.blocks_kept;
    j["failed"] = report.failures.size();
    j["stopped"] = report.stopped;
    j["precise"] = report.precise;
    j["seconds"] = report.seconds;
    for (const auto& [key, value] : build()) j[key] = value;
    std::ofstream(asked.directory + "/run.json.part") << j.dump(2) << '\n';
    std::filesystem::rename(asked.directory + "/run.json.part", asked.directory + "/run.json");
    if (asked.json) std::cout << j.dump() << '\n';
}

void tell(const Asked& asked, const RunReport& report, Store& store) {
    constexpr std::size_t shown = 3;
    for (std::size_t i = 0; i < std::min(shown, report.failures.size()); ++i) {
        const Failure& f = report.failures[i];
        spdlog::error("replication {} of policy {} failed and is left out of every policy: {}",
                      f.replication, f.policy, f.message);
    }
    if (report.failures.size() > shown)
        spdlog::error("{} more failed; the table failure in the results names them all",
                      report.failures.size() - shown);
    if (asked.quiet || asked.json) return;
    if (report.precise)
        std::cout << "As precise as the study wants after " << store.analysed().replications
                  << " replications.\n\n";
    if (report.stopped) std::cout << "Stopped. What is finished is kept; go on with --resume.\n\n";
    if (asked.shard.empty() && store.analysed().replications > 1)
        std::cout << comparison_table(store) << '\n';
    std::cout << "Results: " << asked.directory << " (" << report.trials << " trials, "
              << report.events << " events, " << duration_text(report.seconds) << ")\n";
}

int run_study(const Asked& asked) {
    const auto study =
        std::make_shared<const LoadedStudy>(read_study(asked.study, asked.overrides));
    const Description description = describe(*study);
    const TrialPlan plan = plan_trials(study->study());
    RunOptions options;
    set_shard(asked.shard, block_count(description), options);
    Store store = open_store(asked, description);
    options.threads = asked.threads;
    options.stop = &stop_asked;
    if (study->anything_varies())
        options.drawn = [study](std::uint32_t draw) { return study->drawn_values(draw); };
    options.progress = show_progress(asked.quiet || asked.json);
    std::signal(SIGINT, ask_to_stop);
    std::signal(SIGTERM, ask_to_stop);
    const RunReport report = run(description, plan, model_source(study), store, options);
    end_progress(asked.quiet || asked.json);
    store.finalise();
    store.note_timing("seconds", report.seconds);
    store.note_timing("threads", static_cast<double>(asked.threads));
    write_json(asked, report, description);
    tell(asked, report, store);
    if (report.stopped) return interrupted;
    return report.failures.empty() ? done : broken;
}

} // namespace

void add_run(CLI::App& app, Action& action) {
    const auto asked = std::make_shared<Asked>();
    CLI::App* sub =
        subcommand(app, "run", "Run a study: every policy on the same people with the same luck",
                   "tenure run scenarios/studies/bexley.yaml -o results/bexley --replications 200");
    sub->add_option("study", asked->study, "Study file")->required();
    sub->add_option("-o,--output", asked->directory,
                    "Directory for the results (default: results/ and the study's name)");
    sub->add_option("--replications", asked->overrides.replications, "Instead of the study's")
        ->check(CLI::Range(1, 16777216));
    sub->add_option("--seed", asked->overrides.seed, "Instead of the study's");
    sub->add_option("--years", asked->overrides.years, "Horizon, instead of the study's")
        ->check(CLI::Range(0.01, 200.0));
    sub->add_option("--policy", asked->overrides.policies,
                    "Only these policies, beside the baseline");
    sub->add_option("--threads", asked->threads,
                    "Threads (default: one a processor); results do not depend on it")
        ->check(CLI::Range(1, 4096));
    sub->add_option("--shard", asked->shard,
                    "Only part I of N of the replications, to be merged later");
    sub->add_flag("--resume", asked->resume, "Go on with results that are there");
    sub->add_flag("--replace", asked->replace, "Start anew over results that are there");
    sub->add_flag("--quiet", asked->quiet, "Say nothing but errors");
    sub->add_flag("--json", asked->json, "One line of JSON instead of words");
    sub->callback([asked, &action] {
        if (asked->directory.empty()) asked->directory = default_directory(asked->study);
        action = [asked] { return run_study(*asked); };
    });
}

} // namespace tenure::cli

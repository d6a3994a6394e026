#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/numbers.hpp"
#include "cli/seek_run.hpp"
#include "cli/shard_number.hpp"
#include "cli/shipped.hpp"

#include "output/folder_lock.hpp"
#include "output/report.hpp"
#include "output/seek_export.hpp"
#include "output/whole_file.hpp"
#include "reader/yaml.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include <iostream>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

struct SeekChoices {
    std::string study, directory, shard;
    Overrides overrides;
    std::optional<std::uint32_t> wait, every;
    int threads = 0;
    bool resume = false, replace = false, quiet = false, json = false;
};

void remove_search(const fs::path& directory) {
    for (const char* ending : {"", "-journal"}) fs::remove(seek_file(directory).string() + ending);
    const fs::path shards = directory / "shards";
    if (!fs::is_directory(shards)) return;
    for (const auto& entry : fs::directory_iterator(shards)) remove_search(entry.path());
}

SeekStore seek_store(const SeekChoices& asked, const fs::path& directory, const SeekStudy& study) {
    const fs::path file = seek_file(directory);
    make_folder(directory);
    if (asked.replace) remove_search(directory);
    if (fs::exists(file) && !asked.resume)
        throw StoreError(file.string() +
                         " holds a search already. Add --resume to go on with it, --replace to "
                         "start anew, or choose another directory with -o.");
    return SeekStore::resume(file, study, build());
}

void write_answer(const SeekAccount& account, SeekStore& store, const fs::path& directory) {
    std::vector<std::pair<std::string, std::string>> tables;
    for (const SeekTable& table : seek_tables(account))
        tables.emplace_back(table.name, seek_sql(table));
    const std::string told = seek_json(account);
    tables.emplace_back("told", "CREATE TABLE told(json TEXT);\nINSERT INTO told VALUES(" +
                                    quoted_text(told) + ");\n");
    store.finish(tables);
    export_seek_answer(seek_file(directory), directory);
    write_whole(directory / "seek.svg", seek_svg(account));
    write_whole(directory / "seek.html", search_report(told));
}

nlohmann::ordered_json as_json(const SeekAccount& a) {
    nlohmann::ordered_json j;
    for (const SeekTable& table : seek_tables(a)) {
        nlohmann::ordered_json rows = nlohmann::ordered_json::array();
        for (const auto& line : table.lines) {
            nlohmann::ordered_json row;
            for (std::size_t c = 0; c < line.size(); ++c) {
                if (line[c].number)
                    row[table.columns[c]] = *line[c].number;
                else
                    row[table.columns[c]] = line[c].text;
            }
            rows.push_back(row);
        }
        j[table.name] = rows;
    }
    return j;
}

int paused(const SeekChoices& asked, const SeekPaused& pause, const fs::path& directory) {
    stopped_in_time();
    if (pause.stopped) {
        if (!asked.quiet) std::cout << "Stopped. What is finished is kept; go on with --resume.\n";
        return interrupted;
    }
    if (!asked.quiet)
        std::cout << "Shard " << asked.shard << " has done its part of this round, " << pause.trials
                  << " trials. Run the other shards, then all of them again with --resume; or "
                     "finish with: tenure seek "
                  << asked.study << " -o " << directory.string() << " --resume\n";
    return done;
}

int try_all(const SeekChoices& asked, const std::shared_ptr<const LoadedSeek>& seek,
            SeekStore& store, const SeekRunOptions& options, const fs::path& directory) {
    SeekAccount account = seek_account(*seek);
    account.answer.dots = run_everywhere(seek, store, options, *asked.every);
    const SeekTable table = seek_tried(account);
    store.finish({{table.name, seek_sql(table)}});
    export_seek_answer(seek_file(directory), directory);
    if (!asked.quiet)
        std::cout << account.answer.dots.size()
                  << " settings: " << (directory / (table.name + ".csv")).string() << '\n';
    return done;
}

int seek_answer(const SeekChoices& asked) {
    const StudyChanges changes{{}, asked.overrides.seed, asked.overrides.years, {}};
    const auto loaded = std::make_shared<const LoadedSeek>(
        load_seek(std::make_shared<FileReader>(), asked.study, changes));
    for (const Fault& note : loaded->base().notes()) spdlog::warn("{}", to_text(note));
    const fs::path whole =
        asked.directory.empty() ? default_directory(asked.study) + "-seek" : asked.directory;
    SeekRunOptions options;
    options.directory = whole;
    options.threads = asked.threads;
    options.quiet = asked.quiet || asked.json;
    options.wait_seconds = asked.wait.value_or(0);
    fs::path mine = whole;
    if (!asked.shard.empty()) {
        const ShardNumber n = shard_number(asked.shard);
        options.shard = n.shard;
        options.of = n.of;
        mine = shard_directory(whole.string(), n.shard, n.of);
    }
    const FolderLock lock(mine);
    SeekStore store = seek_store(asked, mine, seek_study(*loaded));
    SeekAccount account = seek_account(*loaded);
    try {
        if (asked.every) return try_all(asked, loaded, store, options, mine);
        account.answer = run_seek(loaded, store, options).answer;
        account.unknowns = seek_unknowns(*loaded, account.answer);
    } catch (const SeekPaused& pause) {
        return paused(asked, pause, whole);
    }
    stopped_in_time();
    write_answer(account, store, mine);
    if (asked.json)
        std::cout << as_json(account).dump() << '\n';
    else if (!asked.quiet)
        std::cout << seek_words(account) << "Page: " << (mine / "seek.html").string()
                  << " (open it in any browser)\nResults: " << mine.string() << '\n';
    return done;
}

} // namespace

void add_seek(CLI::App& app, Action& action) {
    const auto asked = std::make_shared<SeekChoices>();
    CLI::App* sub = subcommand(
        app, "seek", "Reach a target at least cost: which setting, how surely, at what cost",
        "tenure seek scenarios/studies/bexley-vacancies-by-2028.yaml -o results/vacancies");
    look_where_shipped(
        sub->add_option("study", asked->study, "Study file with a section `seek`")->required());
    sub->add_option("-o,--output", asked->directory,
                    "Directory for the results (default: results/, the study's name and -seek)");
    add_seed_and_years(*sub, asked->overrides);
    add_threads(*sub, asked->threads);
    sub->add_option("--shard", asked->shard,
                    "Only part I of N of every round of trials, in the folder shards/I-of-N of the "
                    "results; a run without it gathers them");
    add_whole(*sub, "--wait", asked->wait, 0, 1000000,
              "Of a shard: seconds to wait for the others' part of a round (default: 0)");
    add_whole(*sub, "--every", asked->every, 64, 1000000,
              "Instead of searching, try every setting in so many futures: a check, and a map");
    sub->add_flag("--resume", asked->resume, "Go on with a search that is there");
    sub->add_flag("--replace", asked->replace, "Start anew over a search that is there");
    sub->add_flag("--quiet", asked->quiet, "Say nothing but errors");
    sub->add_flag("--json", asked->json, "One line of JSON instead of words");
    sub->callback([asked, &action] { action = [asked] { return seek_answer(*asked); }; });
}

} // namespace tenure::cli

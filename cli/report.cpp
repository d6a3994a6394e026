#include "cli/command.hpp"
#include "cli/seek_run.hpp"
#include "cli/shipped.hpp"

#include "output/report.hpp"
#include "output/whole_file.hpp"
#include "reader/yaml.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <iostream>

namespace tenure::cli {

namespace {

struct ReportChoices {
    std::string directory, file, backtest, staff_list;
    bool quiet = false, json = false;
};

/// A search's page, as its store has it.
int report_search(const ReportChoices& asked) {
    const std::filesystem::path folder = asked.directory;
    const std::filesystem::path file =
        asked.file.empty() ? folder / "seek.html" : std::filesystem::path(asked.file);
    const auto told = SeekStore::told(seek_file(folder));
    if (!told)
        throw StoreError(seek_file(folder).string() +
                         " has no answer yet: go on with tenure seek and --resume.");
    write_whole(file, search_report(*told));
    if (asked.json)
        std::cout << nlohmann::ordered_json{{"file", file.string()},
                                            {"bytes", std::filesystem::file_size(file)}}
                         .dump()
                  << '\n';
    else if (!asked.quiet)
        std::cout << "Report: " << file.string() << " (open it in any browser)\n";
    return done;
}

std::optional<Tree> staff_list_in(const std::string& file) {
    if (file.empty()) return {};
    std::vector<Fault> faults;
    auto table = FileReader().read(file, faults);
    throw_if_any(std::move(faults));
    return table;
}

int report(const ReportChoices& asked) {
    if (holds_search(asked.directory)) return report_search(asked);
    const std::filesystem::path results = store_in(asked.directory);
    Store store = open_results(asked.directory);
    refuse_sweep(store, "report on");
    const std::filesystem::path file = asked.file.empty() ? results.parent_path() / "report.html"
                                                          : std::filesystem::path(asked.file);
    const auto scores = backtest_scores(asked.backtest);
    const auto list = staff_list_in(asked.staff_list);
    const Report made = write_report(store, file,
                                     {scores ? &*scores : nullptr, list ? &*list : nullptr,
                                      search_of(results.parent_path(), store.description().title)});
    if (asked.json)
        std::cout << nlohmann::ordered_json{{"file", file.string()},
                                            {"bytes", std::filesystem::file_size(file)},
                                            {"headline", made.headline}}
                         .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
                  << '\n';
    else if (!asked.quiet)
        std::cout << made.headline << "\n\nReport: " << file.string()
                  << " (open it in any browser; it needs no network)\n";
    return done;
}

} // namespace

void add_report(CLI::App& app, Action& action) {
    const auto asked = std::make_shared<ReportChoices>();
    CLI::App* sub =
        subcommand(app, "report", "Write the report for those who decide: one HTML file",
                   "tenure report results/bexley -o bexley.html");
    sub->add_option("directory", asked->directory, "Directory of a run, or its results.sqlite")
        ->required();
    sub->add_option("-o,--output", asked->file, "File (default: report.html beside the results)");
    add_backtest_scores(*sub, asked->backtest);
    sub->add_option("--staff-list", asked->staff_list,
                    "The list that the study starts from, for the page to carry: its levers can "
                    "then be moved, and whoever has the page has the list");
    sub->add_flag("--quiet", asked->quiet, "Say nothing but errors");
    sub->add_flag("--json", asked->json, "One line of JSON instead of words");
    sub->callback([asked, &action] { action = [asked] { return report(*asked); }; });
}

} // namespace tenure::cli

#include "cli/command.hpp"
#include "cli/numbers.hpp"

#include "output/compare.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace tenure::cli {

namespace {

struct CompareChoices {
    std::string directory;
    CompareOptions options;
    bool json = false;
};

int compare(const CompareChoices& asked) {
    Store store = open_results(asked.directory);
    std::cout << (asked.json ? comparison_json(store, asked.options)
                             : comparison_table(store, asked.options))
              << '\n';
    return done;
}

} // namespace

void add_compare(CLI::App& app, Action& action) {
    const auto asked = std::make_shared<CompareChoices>();
    CLI::App* sub =
        subcommand(app, "compare", "Compare the policies of a run with its baseline",
                   "tenure compare results/bexley --measure turnover_rate vacancy_rate");
    sub->add_option("directory", asked->directory, "Directory of a run, or its results.sqlite")
        ->required();
    sub->add_option("--measure", asked->options.measures,
                    "Measures, or all (default: those the study decides on, else ten that matter)");
    sub->add_option("--policy", asked->options.policies, "Policies (default: all)");
    add_whole(*sub, "--point", asked->options.point, 0, 1'000'000,
              "Of a sweep: at this point (default: all points in short)");
    sub->add_flag("--json", asked->json, "JSON instead of a table");
    sub->callback([asked, &action] { action = [asked] { return compare(*asked); }; });
}

} // namespace tenure::cli

#include "cli/command.hpp"
#include "cli/numbers.hpp"

#include "output/compare.hpp"
#include "output/seen.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace tenure::cli {

namespace {

struct CompareChoices {
    std::string directory;
    CompareOptions options;
    Sighting seeing;
    bool json = false;
};

int compare(const CompareChoices& asked) {
    Store store = open_results(asked.directory);
    if (!asked.seeing.measures.empty()) {
        const int first = store.description().years.front();
        const Sighting seeing{asked.seeing.measures,
                              asked.seeing.year > 0 ? asked.seeing.year : first};
        std::cout << seeing_words(store, seeing, asked.options.columns);
        return done;
    }
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
    sub->add_option("--see", asked->seeing.measures,
                    "Only what it would be worth to see these measures of the baseline, such as a "
                    "survey's, before choosing");
    add_whole(*sub, "--see-year", asked->seeing.year, 1900, 2200,
              "The reporting year in which they are seen (default: the first)");
    sub->add_flag("--json", asked->json, "JSON instead of a table");
    sub->callback([asked, &action] { action = [asked] { return compare(*asked); }; });
}

} // namespace tenure::cli

#include "cli/command.hpp"
#include "cli/numbers.hpp"
#include "cli/prices.hpp"

#include "output/brief_numbers.hpp"
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
    std::string index;
    int prices_of = 0;
    bool json = false;
};

/// The change to the prices asked for. Throws a StoreError where it cannot be told from what.
PriceChange prices(const CompareChoices& asked, const Description& d) {
    const int from = price_year(d);
    if (from == 0)
        throw StoreError("the council's file does not say under pay.price_year of which year its "
                         "prices are, so they cannot be told in those of another");
    return price_change(asked.index, from, asked.prices_of);
}

int compare(CompareChoices asked) {
    Store store = open_results(asked.directory);
    if (!asked.index.empty()) asked.options.prices = prices(asked, store.description());
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
    CLI::Option* see = sub->add_option(
        "--see", asked->seeing.measures,
        "Only what it would be worth to see these measures of the baseline, such as a survey's, "
        "before choosing");
    add_whole(*sub, "--see-year", asked->seeing.year, 1900, 2200,
              "The reporting year in which they are seen (default: the first)")
        ->needs(see);
    CLI::Option* index = sub->add_option("--price-index", asked->index,
                                         "What policies cost, in the prices of another year: a "
                                         "table with a column year and one of an "
                                         "index, such as the GDP deflator");
    CLI::Option* year =
        add_whole(*sub, "--prices-of", asked->prices_of, 1900, 2200, "The year of those prices");
    index->needs(year);
    year->needs(index);
    sub->add_flag("--json", asked->json, "JSON instead of a table, in the study's own prices")
        ->excludes(index)
        ->excludes(see);
    sub->callback([asked, &action] { action = [asked] { return compare(*asked); }; });
}

} // namespace tenure::cli

#include "cli/command.hpp"

#include "output/export_csv.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace tenure::cli {

namespace {

int export_results(const std::string& directory, const std::string& folder) {
    Store store = open_results(directory);
    for (const auto& file : export_csv(store, folder)) std::cout << file.string() << '\n';
    return done;
}

} // namespace

void add_export(CLI::App& app, Action& action) {
    const auto directory = std::make_shared<std::string>();
    const auto folder = std::make_shared<std::string>();
    const auto format = std::make_shared<std::string>("csv");
    CLI::App* sub = subcommand(app, "export", "Export a run's results as tidy tables",
                               "tenure export results/bexley --format csv");
    sub->add_option("directory", *directory, "Directory of a run, or its results.sqlite")
        ->required();
    sub->add_option("--format", *format, "csv")->check(CLI::IsMember({"csv"}));
    sub->add_option("-o,--output", *folder,
                    "Folder for the files (default: csv/ in the run's directory)");
    sub->callback([=, &action] {
        action = [=] {
            return export_results(*directory, folder->empty() ? *directory + "/csv" : *folder);
        };
    });
}

} // namespace tenure::cli

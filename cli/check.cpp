#include "cli/command.hpp"
#include "cli/shipped.hpp"

#include "reader/yaml.hpp"
#include "scenario/sweep.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace tenure::cli {

namespace {

int check_files(const std::vector<std::string>& paths) {
    int result = done;
    const auto reader = std::make_shared<FileReader>();
    for (const std::string& path : paths) {
        try {
            std::vector<Fault> notes;
            std::string fit;
            const DocumentKind kind = check_file(reader, path, &notes, &fit);
            for (const Fault& note : notes) std::cerr << "warning: " << to_text(note) << '\n';
            std::cout << path << ": no faults; " << in_words(kind)
                      << (fit.empty() ? "" : " that stands on " + fit) << '\n';
        } catch (const ScenarioError& e) {
            for (const Fault& fault : e.faults) std::cerr << to_text(fault) << '\n';
            result = data;
        }
    }
    return result;
}

} // namespace

void add_check(CLI::App& app, Action& action) {
    const auto paths = std::make_shared<std::vector<std::string>>();
    CLI::App* sub =
        subcommand(app, "check", "Check scenario files: all faults at once, with line and column",
                   "tenure check scenarios/studies/bexley.yaml");
    look_where_shipped(
        sub->add_option("files", *paths, "Authority, policy, study or sweep files")->required());
    sub->callback([paths, &action] { action = [paths] { return check_files(*paths); }; });
}

} // namespace tenure::cli

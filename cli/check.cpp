#include "cli/command.hpp"

#include "reader/yaml.hpp"
#include "scenario/sweep.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace tenure::cli {

namespace {

const char* word(DocumentKind kind) {
    switch (kind) {
    case DocumentKind::authority: return "authority";
    case DocumentKind::policy: return "policy";
    case DocumentKind::study: return "study";
    case DocumentKind::sweep: return "sweep";
    }
    return "";
}

/// Checks any file; of a sweep every point.
DocumentKind check_any(const std::shared_ptr<FileReader>& reader, const std::string& path) {
    std::vector<Fault> faults;
    const auto document = resolve(*reader, path, faults);
    throw_if_any(std::move(faults));
    if (document_kind(*document) != DocumentKind::sweep) return check_file(*reader, path);
    const LoadedSweep sweep = load_sweep(reader, path);
    for (std::uint32_t p = 0; p < sweep.points(); ++p) sweep.at(p);
    return DocumentKind::sweep;
}

int check_files(const std::vector<std::string>& paths) {
    int result = done;
    const auto reader = std::make_shared<FileReader>();
    for (const std::string& path : paths) {
        try {
            const DocumentKind kind = check_any(reader, path);
            std::cout << path << ": no faults; a" << (kind == DocumentKind::authority ? "n " : " ")
                      << word(kind) << '\n';
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
    sub->add_option("files", *paths, "Authority, policy, study or sweep files")->required();
    sub->callback([paths, &action] { action = [paths] { return check_files(*paths); }; });
}

} // namespace tenure::cli

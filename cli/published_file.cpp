#include "cli/published_file.hpp"

#include "cli/numbers.hpp"
#include "cli/shipped.hpp"

#include "published/pack_score.hpp"
#include "reader/yaml.hpp"
#include "scenario/document_kind.hpp"
#include "scenario/json.hpp"

#include <spdlog/spdlog.h>

#include <fstream>
#include <sstream>
#include <vector>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* base_name = "england_base.yaml";

Tree csv_table(const std::string& path) {
    if (fs::path(path).extension() != ".csv")
        throw ScenarioError({{path, 0, 0, "", "is not a file of comma-separated values (.csv)."}});
    std::vector<Fault> faults;
    FileReader reader;
    std::optional<Tree> table = reader.read(path, faults);
    throw_if_any(faults);
    return std::move(*table);
}

} // namespace

CLI::Option* add_figures_option(CLI::App& sub, std::string& table, const std::string& kind) {
    return sub.add_option("--from-csww", table,
                          "The Department for Education's file of children's social work workforce "
                          "indicators (" +
                              kind + ")");
}

void add_council_options(CLI::App& sub, CouncilChoices& choices, const std::string& names) {
    sub.add_option(names, choices.council, "The council, by name or code")->required();
    add_whole(sub, "--year", choices.year, 1990, 2199,
              "Reporting year, ending on 30 September (default: the last published)");
    sub.add_option("--roles", choices.roles,
                   "The Department for Education's file of staff in post by role (.csv): the "
                   "council's own mix of roles in place of England's");
}

CouncilFigures chosen_figures(const CouncilChoices& choices) {
    CouncilFigures council =
        council_figures(read_published(choices.table), choices.council, choices.year);
    if (!choices.roles.empty()) take_roles(council, read_published_roles(choices.roles));
    return council;
}

void warn_of(const CouncilFigures& council) {
    for (const std::string& note : council.notes) spdlog::warn("{}", note);
}

Indicators read_published(const std::string& path) {
    return read_indicators(csv_table(path), path);
}

RoleFile read_published_roles(const std::string& path) { return read_roles(csv_table(path), path); }

MonthlyFigures read_monthly_file(const std::string& path) {
    std::vector<Fault> notes;
    MonthlyFigures figures = read_monthly(csv_table(path), path, notes);
    for (const Fault& note : notes) spdlog::warn("{}", to_text(note));
    return figures;
}

PackScore read_score_file(const std::string& path) { return read_score(csv_table(path), path); }

PackInput published_input(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    if (!in) throw FileError("cannot read " + path + '.');
    return {fs::path(path).filename().generic_string(), fingerprint(bytes.str())};
}

Pack read_pack_file(const std::string& path) {
    std::vector<Fault> faults;
    FileReader reader;
    const std::optional<Tree> document = reader.read(path, faults);
    throw_if_any(faults);
    expect_kind(*document, DocumentKind::pack);
    std::optional<Pack> pack = read_pack(*document, faults);
    throw_if_any(faults);
    return std::move(*pack);
}

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

fs::path find_base_file(const std::string& said, const fs::path& beside, const std::string& table) {
    std::vector<fs::path> places{beside / base_name,
                                 folder_of(table) / ".." / "authorities" / base_name,
                                 shipped_scenarios() / "authorities" / base_name};
    if (!said.empty()) places = {said};
    std::string looked;
    for (const fs::path& place : places) {
        if (fs::exists(place)) return place;
        looked += (looked.empty() ? "" : ", ") + place.lexically_normal().string();
    }
    throw FileError("cannot find " + std::string(base_name) +
                    ", which a council's file extends (looked at " + looked +
                    "). Say with --base where it is: it is shipped in scenarios/authorities.");
}

} // namespace tenure::cli

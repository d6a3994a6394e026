#include "cli/published_file.hpp"

#include "cli/shipped.hpp"

#include "reader/yaml.hpp"
#include "scenario/json.hpp"

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

Indicators read_published(const std::string& path) {
    return read_indicators(csv_table(path), path);
}

RoleFile read_published_roles(const std::string& path) { return read_roles(csv_table(path), path); }

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

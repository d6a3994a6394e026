#include "cli/shipped.hpp"

#include "reader/yaml.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <vector>

namespace tenure::cli {

std::filesystem::path shipped_scenarios() {
    std::error_code error;
    const auto is_there = [&](const std::filesystem::path& folder) {
        return std::filesystem::is_directory(folder / "studies", error);
    };
    if (const char* said = std::getenv("TENURE_SCENARIOS"); said != nullptr && *said != '\0')
        return is_there(said) ? said : std::filesystem::path();
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    const std::filesystem::path folder = program.parent_path();
    for (const std::filesystem::path& place :
         {folder / "../share/tenure/scenarios", folder / "../../scenarios",
          std::filesystem::path("scenarios"),
          std::filesystem::path("/usr/local/share/tenure/scenarios"), // where there is no /proc
          std::filesystem::path("/usr/share/tenure/scenarios")})
        if (is_there(place)) return place.lexically_normal();
    return {};
}

std::string shipped_or(const std::string& path) {
    std::error_code error;
    if (path.empty() || std::filesystem::exists(path, error)) return path;
    const std::filesystem::path shipped = shipped_scenarios();
    if (shipped.empty()) return path;
    const std::string lead = "scenarios/";
    std::vector<std::string> names{path, "studies/" + path + ".yaml"};
    if (path.compare(0, lead.size(), lead) == 0) names.push_back(path.substr(lead.size()));
    for (const std::string& name : names)
        if (std::filesystem::is_regular_file(shipped / name, error))
            return (shipped / name).string();
    return path;
}

std::optional<Tree> backtest_scores(const std::string& file) {
    const std::string path = file.empty() ? shipped_or("data/backtest_scores.csv") : file;
    std::error_code error;
    if (file.empty() && !std::filesystem::is_regular_file(path, error)) return {};
    std::vector<Fault> faults;
    auto table = FileReader().read(path, faults);
    throw_if_any(std::move(faults));
    return table;
}

void add_backtest_scores(CLI::App& sub, std::string& file) {
    sub.add_option("--backtest", file,
                   "What the report tells of the council's forecasts: councils.csv of tenure "
                   "backtest (default: data/backtest_scores.csv among the shipped scenarios)");
}

void look_where_shipped(CLI::Option* option) {
    option->transform(CLI::Validator(
        [](std::string& path) {
            path = shipped_or(path);
            return std::string();
        },
        ""));
}

} // namespace tenure::cli

// What commands that start from the published figures have in common: the file, and where the file
// lies that a council's file extends.
#pragma once

#include "published/monthly_figures.hpp"
#include "published/role_mix.hpp"
#include "scenario/pack.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace tenure::cli {

/// Which council's figures are asked for, and from which files.
struct CouncilChoices {
    std::string table, council, roles;
    std::optional<int> year;
};

/// --from-csww; whether it must be given is for the caller to say.
CLI::Option* add_figures_option(CLI::App& sub, std::string& table,
                                const std::string& kind = ".csv");
/// --council and its other names, --year, --roles.
void add_council_options(CLI::App& sub, CouncilChoices& choices, const std::string& names);
/// The council's figures, with its own mix of roles where that file is named.
CouncilFigures chosen_figures(const CouncilChoices& choices);
/// What is to be read with care, as warnings.
void warn_of(const CouncilFigures& council);

/// Reads the Department for Education's file of indicators.
/// @throws ScenarioError if it is another file, FileError if there is no reading it
Indicators read_published(const std::string& path);

/// Reads the Department for Education's file of staff in post by role.
/// @throws ScenarioError if it is another file, FileError if there is no reading it
RoleFile read_published_roles(const std::string& path);

/// Reads a council's own figures by month, and warns of what contradicts itself in them.
/// @throws ScenarioError with all that is wrong, FileError if there is no reading it
MonthlyFigures read_monthly_file(const std::string& path);

/// Reads score.csv of a back-test.
/// @throws ScenarioError if it is no such file, FileError if there is no reading it
PackScore read_score_file(const std::string& path);

/// A file's name and the fingerprint of its bytes. @throws FileError if it cannot be read
PackInput published_input(const std::string& path);

/// @throws ScenarioError if it is no pack, FileError if it cannot be read
Pack read_pack_file(const std::string& path);

/// england_base.yaml: as said, or in `beside`, or shipped beside the data or where the program
/// runs.
/// @throws FileError that names the places where it was not found
std::filesystem::path find_base_file(const std::string& said, const std::filesystem::path& beside,
                                     const std::string& table);

/// "." for a name without a folder.
std::filesystem::path folder_of(const std::filesystem::path& file);

} // namespace tenure::cli

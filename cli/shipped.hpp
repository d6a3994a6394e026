// The scenarios that come with the program: councils, policies, studies and published figures.
#pragma once

#include "scenario/tree.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace tenure::cli {

/// The folder named by the environment's TENURE_SCENARIOS (--scenarios sets it), else the one
/// installed with the program, else the sources' beside a build, else ./scenarios. Empty: there is
/// none.
std::filesystem::path shipped_scenarios();

/// The path as it is where there is a file; else what is shipped by that path, with or without
/// "scenarios/" before it, or by the bare name of a study: bexley. Else the path as it is.
std::string shipped_or(const std::string& path);
/// The paths of an option are taken so.
void look_where_shipped(CLI::Option* option);

/// Councils' scores of a back-test: of the file named, or, where none is, of the one shipped.
/// Nothing where there is neither. @throws FileError, ScenarioError
std::optional<Tree> backtest_scores(const std::string& file);
/// The option --backtest that names one.
void add_backtest_scores(CLI::App& sub, std::string& file);

} // namespace tenure::cli

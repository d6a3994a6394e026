// From a study or sweep file to something that can be run: what the results are about, the trials,
// the models.
#pragma once

#include "experiment/run.hpp"
#include "output/schema.hpp"
#include "scenario/study.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace tenure::cli {

/// What a person may change about a study from the command line.
struct Overrides {
    std::optional<std::uint32_t> replications;
    std::optional<std::uint64_t> seed;
    std::optional<double> years;
    std::vector<std::string> policies; ///< the baseline is always kept
};

/// Options of a subcommand for all of them.
void add_overrides(CLI::App& sub, Overrides& overrides);
void add_seed_and_years(CLI::App& sub, Overrides& overrides);

/// All that running a study or a sweep takes.
struct Planned {
    Description description;
    TrialPlan plan;
    ModelSource models;
    /// Reads the points that these batches are at. Throws a ScenarioError if one has faults.
    std::function<void(const std::vector<std::uint32_t>& batches)> check;
    /// The parameters in a draw, where they are to be kept.
    std::function<std::vector<double>(std::uint32_t draw)> drawn = {};
    /// The fingerprint that it would have with so many replications.
    std::function<std::string(std::uint32_t replications)> fingerprint_at = {};
};

/// @param point of a sweep, to be run by itself as a study
/// @throws ScenarioError, FileError
Planned plan_run(const std::string& path, const Overrides& overrides,
                 std::optional<std::uint32_t> point = {});

/// Whether the file is a sweep's. @throws ScenarioError, FileError
bool is_sweep_file(const std::string& path);

/// Reads a study and applies the overrides. @throws ScenarioError, FileError
LoadedStudy read_study(const std::string& path, const Overrides& overrides);

Description describe(const LoadedStudy& study);
TrialPlan plan_trials(const Study& study);

using Models = std::vector<std::shared_ptr<const Model>>;
/// The model of every policy of a study.
Models compile_all(const Study& study);

/// Models by policy and draw. Compiled once where nothing is uncertain; else the draws in use are
/// kept for as long as they are.
ModelSource model_source(std::shared_ptr<const LoadedStudy> study);

/// Version, commit and compiler, for provenance.
Provenance build();

} // namespace tenure::cli

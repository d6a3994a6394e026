// A fit from published figures: one-year transitions simulated over a design of settings, emulated,
// and fitted.
#pragma once

#include "cli/backtest_run.hpp"

#include "experiment/calibration.hpp"
#include "published/transition.hpp"
#include "scenario/pack.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tenure::cli {

/// What is simulated for a fit.
struct FitDesign {
    CouncilPanel panel;
    std::vector<Transition> transitions;
    std::vector<std::uint32_t> points; ///< of each transition
    std::optional<std::size_t> unit;   ///< the council fitted, as observed_transitions() counts
    std::string council;               ///< its name; empty: none
};

struct FitSize {
    std::uint32_t councils = 24, points = 16, own_points = 64;
};

/// The transitions of councils spread over the panel, and of one council.
/// Throws a ScenarioError where that council's figures are not complete.
FitDesign fit_design(const Indicators& published, int first, int last, const FitSize& size,
                     const std::string& council);

/// The parts of the work: one for each transition, with its settings.
std::vector<HindcastJob> fit_jobs(const FitDesign& design, std::uint64_t seed);

inline constexpr std::uint32_t fit_replications = 2; ///< of each setting

/// What the parts have left in a folder. @pre every one of them is done
DesignRuns fit_runs(const FitDesign& design, const std::vector<HindcastJob>& jobs,
                    std::uint64_t seed, const std::filesystem::path& folder);

/// Standard settings of a transition: points of one Sobol' set, after those of transitions before.
Grid fit_settings(const FitDesign& design, std::size_t transition, std::uint64_t seed);

/// The draws and what is said of them. @param inputs with their fingerprints
Pack pack_of(const FitDesign& design, const Calibration& fit, std::uint64_t seed,
             std::vector<PackInput> inputs);

} // namespace tenure::cli

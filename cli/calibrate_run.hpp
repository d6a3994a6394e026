// A fit from published figures: one-year transitions simulated over a design of settings, emulated,
// and fitted.
#pragma once

#include "cli/calibrate_design.hpp"

#include "experiment/calibration.hpp"
#include "scenario/pack.hpp"

#include <filesystem>

namespace tenure::cli {

inline constexpr std::uint32_t fit_replications = 2; ///< of each setting

/// What the parts have left in a folder. @pre every one of them is done
DesignRuns fit_runs(const FitDesign& design, std::uint64_t seed,
                    const std::filesystem::path& folder);

/// The draws and what is said of them. @param inputs with their fingerprints
Pack pack_of(const FitDesign& design, const Calibration& fit, std::uint64_t seed,
             std::vector<PackInput> inputs);

} // namespace tenure::cli

// Who is fitted, where an authority's file says it.
#pragma once

#include "cli/calibrate_design.hpp"

#include <filesystem>

namespace tenure::cli {

/// The council whose published name the file's title begins with; or, where there are months and no
/// such council, the file itself. Throws a ScenarioError where neither can be.
void take_authority(const std::string& path, const Indicators& known, FitTargets& targets);

/// What a file that is simulated as it is has at its start. @param folder that keeps it
OfficialValues start_of_file(const Hindcast& base, const FitTargets& targets,
                             const std::filesystem::path& folder);

} // namespace tenure::cli

// Which program this is: what results keep and --version shows.
#pragma once

#include <array>
#include <string>

namespace tenure::cli {

/// What --format of `tenure export` takes.
inline constexpr std::array export_formats{"csv", "xlsx", "netcdf", "ro-crate"};

std::string program_version();  ///< "0.1.0"
std::string program_commit();   ///< as git describes it when the build is laid out, or "unknown"
std::string program_compiler(); ///< "GNU 12.2.0"
/// "results of format 3, read from format 2 on; exports to csv, xlsx, netcdf, ro-crate"
std::string program_features();

} // namespace tenure::cli

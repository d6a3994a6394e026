// Which program this is: what results keep and --version shows.
#pragma once

#include <string>

namespace tenure::cli {

std::string program_version();  ///< "0.1.0"
std::string program_commit();   ///< as git describes it when the build is laid out, or "unknown"
std::string program_compiler(); ///< "GNU 12.2.0"

} // namespace tenure::cli

#include "cli/version.hpp"

namespace tenure::cli {

std::string program_version() { return TENURE_VERSION; }

std::string program_commit() { return TENURE_COMMIT; }

std::string program_compiler() { return TENURE_COMPILER; }

} // namespace tenure::cli

#include "cli/version.hpp"

#include "output/schema.hpp"

namespace tenure::cli {

std::string program_version() { return TENURE_VERSION; }

std::string program_commit() { return TENURE_COMMIT; }

std::string program_compiler() { return TENURE_COMPILER; }

std::string program_features() {
    std::string text = "results of format " + std::to_string(store_format) + ", read from format " +
                       std::to_string(oldest_format) + " on; exports to ";
    for (const char* format : export_formats)
        text += std::string(format == export_formats[0] ? "" : ", ") + format;
    return text;
}

} // namespace tenure::cli

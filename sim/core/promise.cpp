#include "core/promise.hpp"

namespace tenure {

void broken(const char* text, const boost::source_location& where) {
    std::string file = where.file_name();
    if (const auto at = file.find("sim/"); at != std::string::npos) file = file.substr(at);
    throw BrokenPromise("broken promise: " + std::string(text) + " (" + file + ":" +
                        std::to_string(where.line()) + ")");
}

} // namespace tenure

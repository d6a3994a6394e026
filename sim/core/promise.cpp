#include "core/promise.hpp"

namespace tenure {

void broken(const char* text, const char* path, int line) {
    std::string file = path;
    if (const auto at = file.find("sim/"); at != std::string::npos) file = file.substr(at);
    throw BrokenPromise("broken promise: " + std::string(text) + " (" + file + ":" +
                        std::to_string(line) + ")");
}

} // namespace tenure

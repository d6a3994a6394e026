#include "core/contract.hpp"

namespace tenure {

void broken(const char* text, const char* file, int line) {
    std::string path = file;
    if (const auto at = path.find("sim/"); at != std::string::npos) path = path.substr(at);
    throw ContractViolation("internal error: " + std::string(text) + " (" + path + ":" +
                            std::to_string(line) + ")");
}

} // namespace tenure

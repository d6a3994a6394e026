// What the path of a policy's field names.
#pragma once

#include <string>

namespace tenure {

/// The policy that a path is in: policy.NAME.rest; empty where it is in none.
inline std::string policy_in(const std::string& path) {
    const std::string start = "policy.";
    if (path.compare(0, start.size(), start) != 0) return {};
    return path.substr(start.size(), path.find('.', start.size()) - start.size());
}

} // namespace tenure

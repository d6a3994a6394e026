// Words of a search's settings, and what a lever's path names.
#pragma once

#include <string>

namespace tenure {

inline constexpr const char* seek_left_out = "left out";
inline constexpr const char* seek_as_written = "as written";

/// The policy that a path is in: policy.NAME.rest.
inline std::string policy_in(const std::string& path) {
    if (path.compare(0, 7, "policy.") != 0) return {};
    return path.substr(7, path.find('.', 7) - 7);
}

} // namespace tenure

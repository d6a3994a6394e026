// Words of a search's settings.
#pragma once

namespace tenure {

inline constexpr const char* seek_left_out = "left out";
inline constexpr const char* seek_as_written = "as written";

} // namespace tenure

// Contracts between parts of the program; a violation is our fault, never the user's.
//
// Checked in every build. The simulation adds time, event, replication and seed to the message
// before it reaches a person; the program then ends with exit code 70.
#pragma once

#include <stdexcept>
#include <string>

namespace tenure {

struct ContractViolation : std::logic_error {
    using std::logic_error::logic_error;
};

/// Throws ContractViolation: `text`, then where.
[[noreturn]] void broken(const char* text, const char* file, int line);

/// What the caller must have seen to.
inline void expects(bool kept, const char* text, const char* file = __builtin_FILE(),
                    int line = __builtin_LINE()) {
    if (!kept) [[unlikely]]
        broken(text, file, line);
}

/// What the function itself must deliver.
inline void ensures(bool kept, const char* text, const char* file = __builtin_FILE(),
                    int line = __builtin_LINE()) {
    if (!kept) [[unlikely]]
        broken(text, file, line);
}

} // namespace tenure

// Ctrl-C: asked to stop once, long work ends where it can be gone on with; asked twice, at once.
#pragma once

#include <atomic>

namespace tenure::cli {

/// From now on SIGINT and SIGTERM set the flag, which is what to hand to RunOptions::stop; a second
/// one ends the program with exit code 130.
const std::atomic<bool>* stop_on_interrupt();

} // namespace tenure::cli

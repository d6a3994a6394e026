// Ctrl-C: asked to stop once, long work ends where it can be gone on with, or after five seconds
// wherever it is; asked twice, at once.
#pragma once

#include <atomic>

namespace tenure::cli {

/// From now on SIGINT and SIGTERM set the flag, which is what to hand to RunOptions::stop. Unless
/// stopped_in_time() is called within five seconds, or at a second signal, the program ends with
/// exit code 130: one replication may take for ever.
const std::atomic<bool>* stop_on_interrupt();

/// The long work has ended: what is left to do may take its time.
void stopped_in_time();

} // namespace tenure::cli

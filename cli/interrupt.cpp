#include "cli/interrupt.hpp"

#include "cli/command.hpp"

#include <csignal>
#include <cstdlib>

#include <unistd.h>

namespace tenure::cli {

namespace {

std::atomic<bool> stop_asked{false};

constexpr unsigned grace_seconds = 5;

/// A replication may be one that takes for ever; what is finished is stored already.
void give_up(int) {
    constexpr char words[] = "\nStopped. What is finished is kept; go on with --resume.\n";
    if (write(STDERR_FILENO, words, sizeof words - 1) < 0) std::_Exit(files);
    std::_Exit(interrupted);
}

void ask_to_stop(int) {
    if (stop_asked.exchange(true)) std::_Exit(interrupted);
    std::signal(SIGALRM, give_up);
    alarm(grace_seconds);
}

} // namespace

const std::atomic<bool>* stop_on_interrupt() {
    std::signal(SIGINT, ask_to_stop);
    std::signal(SIGTERM, ask_to_stop);
    return &stop_asked;
}

void stopped_in_time() { alarm(0); }

} // namespace tenure::cli

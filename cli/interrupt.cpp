#include "cli/interrupt.hpp"

#include "cli/command.hpp"

#include <csignal>
#include <cstdlib>

namespace tenure::cli {

namespace {

std::atomic<bool> stop_asked{false};

void ask_to_stop(int) {
    if (stop_asked.exchange(true)) std::_Exit(interrupted);
}

} // namespace

const std::atomic<bool>* stop_on_interrupt() {
    std::signal(SIGINT, ask_to_stop);
    std::signal(SIGTERM, ask_to_stop);
    return &stop_asked;
}

} // namespace tenure::cli

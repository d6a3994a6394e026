#include "cli/no_memory.hpp"

#include "cli/command.hpp"

#include <csignal>
#include <exception>
#include <new>
#include <string_view>

#include <unistd.h>

namespace tenure::cli {

namespace {

[[noreturn]] void say_and_exit() { ::_exit(say_no_memory()); }

void on_failed_allocation() {
    std::set_terminate(say_and_exit);
    std::signal(SIGSEGV, [](int) { say_and_exit(); });
    throw std::bad_alloc();
}

} // namespace

int say_no_memory() {
    constexpr std::string_view words =
        "error: there is not enough memory: fewer --threads need less. What a run has finished is "
        "kept; go on with --resume.\n";
    [[maybe_unused]] const ssize_t said = ::write(STDERR_FILENO, words.data(), words.size());
    return memory;
}

void end_in_words_without_memory() { std::set_new_handler(on_failed_allocation); }

} // namespace tenure::cli

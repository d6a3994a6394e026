#include "cli/progress.hpp"

#include <cstdio>
#include <memory>

#include <unistd.h>

namespace tenure::cli {

namespace {

bool on_terminal() { return isatty(STDERR_FILENO) != 0; }

std::string bar(double share) {
    constexpr int width = 30;
    const int full = static_cast<int>(share * width);
    return std::string(static_cast<std::size_t>(full), '#') +
           std::string(static_cast<std::size_t>(width - full), '.');
}

std::string line(const Progress& p) {
    const double rate = p.seconds > 0 ? static_cast<double>(p.done) / p.seconds : 0;
    const double left = rate > 0 ? static_cast<double>(p.total - p.done) / rate : 0;
    char text[160];
    std::snprintf(text, sizeof text, "%llu of %llu trials, %.0f a second, %s left",
                  static_cast<unsigned long long>(p.done), static_cast<unsigned long long>(p.total),
                  rate, duration_text(left).c_str());
    return text;
}

} // namespace

std::string duration_text(double seconds) {
    char text[48];
    const auto s = static_cast<long>(seconds + 0.5);
    if (s >= 3600)
        std::snprintf(text, sizeof text, "%ld h %02ld min", s / 3600, s % 3600 / 60);
    else if (s >= 60)
        std::snprintf(text, sizeof text, "%ld min %02ld s", s / 60, s % 60);
    else
        std::snprintf(text, sizeof text, "%ld s", s);
    return text;
}

std::function<void(const Progress&)> show_progress(bool quiet) {
    if (quiet) return {};
    if (on_terminal())
        return [](const Progress& p) {
            const double share =
                p.total > 0 ? static_cast<double>(p.done) / static_cast<double>(p.total) : 1;
            std::fprintf(stderr, "\r\033[K[%s] %3.0f%%  %s", bar(share).c_str(), 100 * share,
                         line(p).c_str());
            std::fflush(stderr);
        };
    const auto told = std::make_shared<double>(0);
    return [told](const Progress& p) {
        if (p.seconds - *told < 10) return;
        *told = p.seconds;
        std::fprintf(stderr, "%s\n", line(p).c_str());
    };
}

std::function<void(std::size_t, std::size_t)> show_parts(bool quiet) {
    if (quiet || !on_terminal()) return {};
    return [](std::size_t done, std::size_t all) {
        const double share = all > 0 ? static_cast<double>(done) / static_cast<double>(all) : 1;
        std::fprintf(stderr, "\r\033[K[%s] %3.0f%%", bar(share).c_str(), 100 * share);
        std::fflush(stderr);
    };
}

void end_progress(bool quiet) {
    if (!quiet && on_terminal()) std::fputs("\r\033[K", stderr);
}

} // namespace tenure::cli

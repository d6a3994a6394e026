// What the program says: control characters are shown, never sent to the terminal.
#pragma once

#include <memory>
#include <string>

namespace spdlog {
class formatter;
}

namespace tenure::cli {

/// While it lives, what is written to std::cout and std::cerr goes through shown() of
/// core/text.hpp, whoever it comes from. In JSON the escapes stay JSON.
class ShownOutput {
public:
    ShownOutput();
    ~ShownOutput();
    ShownOutput(const ShownOutput&) = delete;
    ShownOutput(ShownOutput&&) = delete;
    ShownOutput& operator=(const ShownOutput&) = delete;
    ShownOutput& operator=(ShownOutput&&) = delete;

private:
    class Filter;
    std::unique_ptr<Filter> out_, error_;
};

/// A pattern of the log in which %* is the message, shown.
std::unique_ptr<spdlog::formatter> shown_formatter(const std::string& pattern);

} // namespace tenure::cli

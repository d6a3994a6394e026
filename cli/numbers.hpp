// Options whose values are numbers: read as the numbers in files are (core/number.hpp), and in a
// stated range. Anything else ends with exit code 64.
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenure::cli {

inline constexpr std::int64_t largest_whole = INT64_MAX;

/// @throws CLI::ValidationError
std::int64_t whole_argument(const std::string& option, const std::string& text, std::int64_t low,
                            std::int64_t high);
double number_argument(const std::string& option, const std::string& text, double low, double high);

template <class T> struct Inner { using Type = T; };
template <class T> struct Inner<std::optional<T>> { using Type = T; };

/// @param x any whole number, or an optional one, that holds low to high
template <class T>
CLI::Option* add_whole(CLI::App& sub, const std::string& option, T& x, std::int64_t low,
                       std::int64_t high, const std::string& meaning) {
    return sub
        .add_option_function<std::string>(
            option,
            [option, &x, low, high](const std::string& text) {
                x = static_cast<typename Inner<T>::Type>(whole_argument(option, text, low, high));
            },
            meaning)
        ->type_name("WHOLE NUMBER");
}

template <class T>
CLI::Option* add_number(CLI::App& sub, const std::string& option, T& x, double low, double high,
                        const std::string& meaning) {
    return sub
        .add_option_function<std::string>(
            option,
            [option, &x, low, high](const std::string& text) {
                x = number_argument(option, text, low, high);
            },
            meaning)
        ->type_name("NUMBER");
}

/// --threads, 1 to 4096.
template <class T> CLI::Option* add_threads(CLI::App& sub, T& threads) {
    return add_whole(sub, "--threads", threads, 1, 4096,
                     "Threads (default: one a processor); results do not depend on it");
}

/// One or more of them.
CLI::Option* add_wholes(CLI::App& sub, const std::string& option, std::vector<int>& all,
                        std::int64_t low, std::int64_t high, const std::string& meaning);
CLI::Option* add_numbers(CLI::App& sub, const std::string& option, std::vector<double>& all,
                         double low, double high, const std::string& meaning);

} // namespace tenure::cli

#include "cli/numbers.hpp"

#include "core/number.hpp"
#include "scenario/tree.hpp"

namespace tenure::cli {

std::int64_t whole_argument(const std::string& option, const std::string& text, std::int64_t low,
                            std::int64_t high) {
    const std::optional<std::int64_t> x = read_whole_number(text);
    if (!x) throw CLI::ValidationError(option, '"' + text + "\" is not a whole number");
    if (*x < low || *x > high)
        throw CLI::ValidationError(option, text + " is not from " + std::to_string(low) + " to " +
                                               std::to_string(high));
    return *x;
}

double number_argument(const std::string& option, const std::string& text, double low,
                       double high) {
    const std::optional<double> x = read_number(text);
    if (!x) throw CLI::ValidationError(option, '"' + text + "\" is not a number");
    if (!(*x >= low && *x <= high))
        throw CLI::ValidationError(option, text + " is not from " + number_text(low) + " to " +
                                               number_text(high));
    return *x;
}

namespace {

/// @param read what an argument says, refused where it is not that
template <class T, class Read>
CLI::Option* add_several(CLI::App& sub, const std::string& option, std::vector<T>& all, Read read,
                         const char* type, const std::string& meaning) {
    return sub
        .add_option_function<std::vector<std::string>>(
            option,
            [option, &all, read](const std::vector<std::string>& texts) {
                all.clear();
                for (const std::string& text : texts)
                    all.push_back(static_cast<T>(read(option, text)));
            },
            meaning)
        ->type_name(type);
}

} // namespace

CLI::Option* add_wholes(CLI::App& sub, const std::string& option, std::vector<int>& all,
                        std::int64_t low, std::int64_t high, const std::string& meaning) {
    const auto read = [low, high](const std::string& name, const std::string& text) {
        return whole_argument(name, text, low, high);
    };
    return add_several(sub, option, all, read, "WHOLE NUMBER", meaning);
}

CLI::Option* add_numbers(CLI::App& sub, const std::string& option, std::vector<double>& all,
                         double low, double high, const std::string& meaning) {
    const auto read = [low, high](const std::string& name, const std::string& text) {
        return number_argument(name, text, low, high);
    };
    return add_several(sub, option, all, read, "NUMBER", meaning);
}

} // namespace tenure::cli

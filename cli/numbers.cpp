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

CLI::Option* add_wholes(CLI::App& sub, const std::string& option, std::vector<int>& all,
                        std::int64_t low, std::int64_t high, const std::string& meaning) {
    return sub
        .add_option_function<std::vector<std::string>>(
            option,
            [option, &all, low, high](const std::vector<std::string>& texts) {
                all.clear();
                for (const std::string& text : texts)
                    all.push_back(static_cast<int>(whole_argument(option, text, low, high)));
            },
            meaning)
        ->type_name("WHOLE NUMBER");
}

CLI::Option* add_numbers(CLI::App& sub, const std::string& option, std::vector<double>& all,
                         double low, double high, const std::string& meaning) {
    return sub
        .add_option_function<std::vector<std::string>>(
            option,
            [option, &all, low, high](const std::vector<std::string>& texts) {
                all.clear();
                for (const std::string& text : texts)
                    all.push_back(number_argument(option, text, low, high));
            },
            meaning)
        ->type_name("NUMBER");
}

} // namespace tenure::cli

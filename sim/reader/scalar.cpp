#include "reader/yaml.hpp"

#include "core/number.hpp"

#include <algorithm>
#include <limits>

namespace tenure {

namespace {

bool one_of(const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return text == word; });
}

Tree number(const std::string& written, double value) {
    Tree tree = number_tree(value);
    tree.text = written;
    return tree;
}

} // namespace

Tree plain_scalar(const std::string& written) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (one_of(written, {"", "~", "null", "Null", "NULL"})) return {};
    if (one_of(written, {"true", "True", "TRUE"})) return flag_tree(true);
    if (one_of(written, {"false", "False", "FALSE"})) return flag_tree(false);
    if (const std::optional<double> read = read_number(written)) return number(written, *read);
    if (one_of(written, {".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"}))
        return number(written, infinity);
    if (one_of(written, {"-.inf", "-.Inf", "-.INF"})) return number(written, -infinity);
    if (one_of(written, {".nan", ".NaN", ".NAN"}))
        return number(written, std::numeric_limits<double>::quiet_NaN());
    return text_tree(written);
}

} // namespace tenure

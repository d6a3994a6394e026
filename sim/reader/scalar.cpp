#include "reader/yaml.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace tenure {

namespace {

bool one_of(const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return text == word; });
}

bool all_in(const std::string& text, std::size_t from, const char* digits) {
    return from < text.size() && text.find_first_not_of(digits, from) == std::string::npos;
}

std::size_t digits_from(const std::string& text, std::size_t at) {
    const std::size_t end = text.find_first_not_of("0123456789", at);
    return (end == std::string::npos ? text.size() : end) - at;
}

/// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool is_decimal(const std::string& text) {
    std::size_t at = text.find_first_of("+-") == 0 ? 1 : 0;
    const std::size_t whole = digits_from(text, at);
    at += whole;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digits_from(text, at + 1);
        if (whole + fraction == 0) return false;
        at += 1 + fraction;
    } else if (whole == 0) {
        return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        const std::size_t exponent = digits_from(text, at);
        if (exponent == 0) return false;
        at += exponent;
    }
    return at == text.size();
}

Tree number(const std::string& written, double value) {
    Tree tree = number_tree(value);
    tree.text = written;
    return tree;
}

double in_base(const std::string& written, int base) {
    return static_cast<double>(std::strtoull(written.c_str() + 2, nullptr, base));
}

} // namespace

Tree plain_scalar(const std::string& written) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (one_of(written, {"", "~", "null", "Null", "NULL"})) return {};
    if (one_of(written, {"true", "True", "TRUE"})) return flag_tree(true);
    if (one_of(written, {"false", "False", "FALSE"})) return flag_tree(false);
    if (is_decimal(written)) return number(written, std::strtod(written.c_str(), nullptr));
    if (written.compare(0, 2, "0o") == 0 && all_in(written, 2, "01234567"))
        return number(written, in_base(written, 8));
    if (written.compare(0, 2, "0x") == 0 && all_in(written, 2, "0123456789abcdefABCDEF"))
        return number(written, in_base(written, 16));
    if (one_of(written, {".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"}))
        return number(written, infinity);
    if (one_of(written, {"-.inf", "-.Inf", "-.INF"})) return number(written, -infinity);
    if (one_of(written, {".nan", ".NaN", ".NAN"}))
        return number(written, std::numeric_limits<double>::quiet_NaN());
    return text_tree(written);
}

} // namespace tenure

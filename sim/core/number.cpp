#include "core/number.hpp"

#include <cerrno>
#include <cmath>
#include <cstdlib>

namespace tenure {

namespace {

std::size_t digits_from(const std::string& text, std::size_t at) {
    const std::size_t end = text.find_first_not_of("0123456789", at);
    return (end == std::string::npos ? text.size() : end) - at;
}

std::size_t sign_at(const std::string& text, std::size_t at) {
    return at < text.size() && (text[at] == '+' || text[at] == '-') ? 1 : 0;
}

bool is_number(const std::string& text) {
    std::size_t at = sign_at(text, 0);
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
        at += 1 + sign_at(text, at + 1);
        const std::size_t exponent = digits_from(text, at);
        if (exponent == 0) return false;
        at += exponent;
    }
    return at == text.size();
}

bool is_digits(const std::string& text) {
    const std::size_t first = sign_at(text, 0);
    return text.size() > first && digits_from(text, first) == text.size() - first;
}

} // namespace

std::optional<double> read_number(const std::string& text) {
    if (!is_number(text)) return {};
    return std::strtod(text.c_str(), nullptr);
}

std::optional<std::int64_t> read_whole_number(const std::string& text) {
    if (is_digits(text)) {
        errno = 0;
        const long long exact = std::strtoll(text.c_str(), nullptr, 10);
        return errno == 0 ? std::optional<std::int64_t>(exact) : std::nullopt;
    }
    const std::optional<double> number = read_number(text);
    if (!number || std::fabs(*number) > 0x1p53 || *number != std::floor(*number)) return {};
    return static_cast<std::int64_t>(*number);
}

} // namespace tenure

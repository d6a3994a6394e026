#include "core/text.hpp"

#include <cstdio>

namespace tenure {

namespace {

unsigned byte_at(std::string_view text, std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
}

bool continues(std::string_view text, std::size_t i) { return (byte_at(text, i) & 0xc0u) == 0x80u; }

struct Character {
    char32_t code = 0;
    std::size_t bytes = 0; ///< 0 if it is not UTF-8
};

Character character_at(std::string_view text, std::size_t i) {
    const unsigned first = byte_at(text, i);
    if (first < 0x80) return {first, 1};
    const std::size_t bytes = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4) return {};
    char32_t code = first & (0xffu >> (bytes + 1));
    for (std::size_t k = 1; k < bytes; ++k) {
        if (!continues(text, i + k)) return {};
        code = (code << 6) | (byte_at(text, i + k) & 0x3fu);
    }
    const bool overlong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    if (overlong || surrogate || code > 0x10ffff) return {};
    return {code, bytes};
}

constexpr const char* replacement = "\xEF\xBF\xBD"; // U+FFFD

/// Every character through a function that says what stands for it; null for itself.
template <class Instead> std::string replaced(std::string_view text, Instead instead) {
    std::string all;
    for (std::size_t i = 0; i < text.size();) {
        const Character c = character_at(text, i);
        if (c.bytes == 0) {
            all += replacement;
            ++i;
            continue;
        }
        const std::string other = instead(c.code);
        if (other.empty())
            all.append(text.substr(i, c.bytes));
        else
            all += other;
        i += c.bytes;
    }
    return all;
}

} // namespace

std::size_t first_not_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const Character c = character_at(text, i);
        if (c.bytes == 0) return i;
        i += c.bytes;
    }
    return whole_text;
}

std::string utf8_of(char32_t code) {
    const auto tail = [&](unsigned shift) {
        return static_cast<char>(0x80u | ((code >> shift) & 0x3fu));
    };
    if (code < 0x80) return {static_cast<char>(code)};
    if (code < 0x800) return {static_cast<char>(0xc0u | (code >> 6)), tail(0)};
    if (code < 0x10000) return {static_cast<char>(0xe0u | (code >> 12)), tail(6), tail(0)};
    return {static_cast<char>(0xf0u | (code >> 18)), tail(12), tail(6), tail(0)};
}

std::string shown(std::string_view text) {
    return replaced(text, [](char32_t code) -> std::string {
        const bool control = code < 0x20 || (code >= 0x7f && code < 0xa0);
        if (!control || code == '\n' || code == '\t') return {};
        char escaped[12];
        std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(code));
        return escaped;
    });
}

std::string xml_characters(std::string_view text) {
    return replaced(text, [](char32_t code) -> std::string {
        const bool control = code < 0x20 && code != '\n' && code != '\t' && code != '\r';
        return control || code == 0xfffe || code == 0xffff ? replacement : "";
    });
}

std::string shortened_bytes(const std::string& text, std::size_t most) {
    if (text.size() <= most) return text;
    std::size_t end = most > 3 ? most - 3 : 0;
    while (end > 0 && continues(text, end)) --end;
    return text.substr(0, end) + "...";
}

} // namespace tenure

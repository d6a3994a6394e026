#include "reader/encoding.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace tenure {

namespace {

constexpr const char* save = "save as UTF-8 (in a spreadsheet: \"CSV UTF-8\").";

bool starts_with(const std::string& bytes, const std::string& start) {
    return bytes.compare(0, start.size(), start) == 0;
}

Fault fault_of_byte(const std::string& bytes, std::size_t at, const std::string& file,
                    const std::string& message) {
    int line = 1, column = 1;
    for (std::size_t i = 0; i < at; ++i) {
        const bool ends = bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
        line += ends;
        if (ends)
            column = 1;
        else if ((static_cast<unsigned char>(bytes[i]) & 0xc0u) != 0x80u)
            ++column;
    }
    return {file, line, column, "", message};
}

/// Two bytes each, the higher first if `big`; nothing if a surrogate stands alone or a byte is
/// left.
std::optional<std::string> from_utf16(const std::string& bytes, bool big) {
    if (bytes.size() % 2 != 0) return {};
    const auto unit = [&](std::size_t i) -> char32_t {
        const auto first = static_cast<unsigned char>(bytes[i]),
                   second = static_cast<unsigned char>(bytes[i + 1]);
        return big ? char32_t{first} << 8 | second : char32_t{second} << 8 | first;
    };
    std::string text;
    for (std::size_t i = 2; i < bytes.size(); i += 2) {
        char32_t code = unit(i);
        if (code >= 0xdc00 && code < 0xe000) return {};
        if (code >= 0xd800 && code < 0xdc00) {
            const char32_t low = i + 2 < bytes.size() ? unit(i + 2) : 0;
            if (low < 0xdc00 || low >= 0xe000) return {};
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
            i += 2;
        }
        text += utf8_of(code);
    }
    return text;
}

/// Of every second byte, at least half are zero, as in UTF-16 of Latin letters.
bool looks_like_utf16(const std::string& bytes) {
    std::size_t zeros[2] = {0, 0};
    const std::size_t end = std::min<std::size_t>(bytes.size(), 4000);
    for (std::size_t i = 0; i < end; ++i) zeros[i % 2] += bytes[i] == 0;
    return std::max(zeros[0], zeros[1]) * 4 >= end && end > 0;
}

std::string not_utf8(const std::string& bytes, std::size_t at) {
    char hex[8];
    std::snprintf(hex, sizeof hex, "0x%02X",
                  static_cast<unsigned>(static_cast<unsigned char>(bytes[at])));
    return std::string("is not UTF-8 (byte ") + hex + "): " + save;
}

/// What is no text, by its first bytes.
struct OtherFile {
    std::string_view begins;
    const char* words;
};
constexpr OtherFile other_files[] = {
    {{"SQLite format 3\0", 16}, "is a store of results, no file of text."},
    {"PK\x03\x04",
     "is a workbook or an archive, no file of text: save its sheet as CSV, or unpack it."},
    {"\x1F\x8B", "is compressed, no file of text: unpack it."},
    {"%PDF", "is a PDF, no file of text."}};

} // namespace

std::optional<std::string> text_of(const std::string& bytes, const std::string& file,
                                   std::vector<Fault>& faults) {
    const auto fail = [&](std::size_t at, const std::string& message) {
        faults.push_back(fault_of_byte(bytes, at, file, message));
        return std::nullopt;
    };
    const bool little = starts_with(bytes, "\xFF\xFE"), big = starts_with(bytes, "\xFE\xFF");
    if (little || big) {
        std::optional<std::string> text = from_utf16(bytes, big);
        if (!text || text->find('\0') != std::string::npos)
            return fail(0, std::string("begins like UTF-16 and is not: ") + save);
        return text;
    }
    for (const OtherFile& other : other_files)
        if (bytes.starts_with(other.begins)) return fail(0, other.words);
    if (looks_like_utf16(bytes))
        return fail(0, std::string("is not UTF-8 but seems to be UTF-16: ") + save);
    if (const std::size_t wrong = first_not_utf8(bytes); wrong != whole_text)
        return fail(wrong, not_utf8(bytes, wrong));
    if (const std::size_t zero = bytes.find('\0'); zero != std::string::npos)
        return fail(zero, "a zero byte stands here: this is no file of text.");
    return starts_with(bytes, "\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

} // namespace tenure

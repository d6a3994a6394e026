#include "reader/yaml_fault.hpp"

#include "core/text.hpp"

#include <yaml-cpp/exceptions.h>

namespace tenure {

namespace {

std::string line_of(const std::string& text, int line) {
    std::size_t from = 0;
    for (int i = 1; i < line && from != std::string::npos; ++i) {
        from = text.find('\n', from);
        if (from != std::string::npos) ++from;
    }
    if (from == std::string::npos) return {};
    return text.substr(from, text.find('\n', from) - from);
}

/// The line as it should be, where its value holds a colon: title: "Leeds: two ideas".
std::string with_quotes(const std::string& line) {
    const std::size_t first = line.find_first_not_of(" -");
    const std::size_t key = line.find(": ", first == std::string::npos ? 0 : first);
    if (key == std::string::npos) return {};
    std::string value = line.substr(key + 2);
    while (!value.empty() && (value.back() == ' ' || value.back() == '\r')) value.pop_back();
    const bool colon =
        value.find(": ") != std::string::npos || (!value.empty() && value.back() == ':');
    if (!colon || value.find_first_of("\"'{[") != std::string::npos) return {};
    return line.substr(first, key + 2 - first) + '"' + shortened_bytes(value, 80) + '"';
}

std::string about_colon(const std::string& line) {
    const std::string better = with_quotes(line);
    return "text with a colon needs quotes" + (better.empty() ? "." : ": " + better);
}

struct Words {
    const char* said;
    const char* meant;
};

const Words all_words[] = {
    {YAML::ErrorMsg::END_OF_MAP_FLOW,
     "a brace ({) is opened and not closed, or a comma is missing."},
    {YAML::ErrorMsg::END_OF_SEQ_FLOW,
     "a bracket ([) is opened and not closed, or a comma is missing."},
    {YAML::ErrorMsg::END_OF_MAP,
     "this line does not fit those above it: check how far it is indented, and that every key ends "
     "in a colon and a space."},
    {YAML::ErrorMsg::END_OF_SEQ,
     "this line does not fit the list above it: check how far it is indented, and that every item "
     "begins with a dash and a space."},
    {YAML::ErrorMsg::TAB_IN_INDENTATION, "a tab indents this line: use spaces."},
    {YAML::ErrorMsg::EOF_IN_SCALAR, "a quote is opened and not closed."},
    {YAML::ErrorMsg::DOC_IN_SCALAR, "a quote is opened and not closed."},
    {YAML::ErrorMsg::UNKNOWN_TOKEN,
     "nothing can begin with this character: put quotes around the text."},
    {YAML::ErrorMsg::FLOW_END, "a bracket or brace is closed that was not opened."},
    {YAML::ErrorMsg::ALIAS_NOT_FOUND, "text that begins with * needs quotes."},
    {YAML::ErrorMsg::ANCHOR_NOT_FOUND, "text that begins with & needs quotes."},
};

} // namespace

std::string yaml_fault(const std::string& said, const std::string& text, int line) {
    if (said == YAML::ErrorMsg::MAP_VALUE) return about_colon(line_of(text, line));
    if (said.compare(0, 24, YAML::ErrorMsg::INVALID_ESCAPE, 24) == 0)
        return "a backslash in double quotes begins an escape, and this is none: use single "
               "quotes.";
    for (const Words& words : all_words)
        if (said == words.said) return words.meant;
    return said + '.';
}

} // namespace tenure

#include "workforce/measure.hpp"

#include <algorithm>
#include <iterator>

namespace tenure {

namespace {

// In the order of the enumerations.
const char* const kinds[] = {"stock", "flow", "ratio"};
const char* const directions[] = {"", "lower", "higher"};
const char* const cost_parts[] = {"", "category", "part", "total"};
const char* const panels[] = {"",        "headline", "experience", "retention",
                              "careers", "survey",   "response"};

template <typename Words> int position(const Words& words, const std::string& text) {
    const auto at = std::find(std::begin(words), std::end(words), text);
    return at == std::end(words) ? 0 : static_cast<int>(at - std::begin(words));
}

/// "turnover_rate": "Turnover rate"; "headcount.nqsw": "Headcount, nqsw".
std::string words_of(const std::string& name) {
    std::string text;
    for (const char c : name) {
        if (c == '.')
            text += ", ";
        else
            text += c == '_' ? ' ' : c;
    }
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

/// As within a sentence: a capital goes unless another follows it, as in "NQSW".
std::string within(std::string text) {
    const auto capital = [&](std::size_t i) {
        return i < text.size() && text[i] >= 'A' && text[i] <= 'Z';
    };
    if (capital(0) && !capital(1)) text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

} // namespace

std::string label(const Measure& m) {
    if (m.label.empty()) return words_of(m.name);
    if (m.role.empty()) return m.label;
    return m.label + ", " + (m.role_title.empty() ? m.role : within(m.role_title));
}

std::string label_in_sentence(const Measure& m) { return within(label(m)); }

std::string to_text(MeasureKind kind) { return kinds[static_cast<int>(kind)]; }
std::string to_text(Direction better) { return directions[static_cast<int>(better)]; }
std::string to_text(CostPart cost) { return cost_parts[static_cast<int>(cost)]; }
std::string to_text(Panel panel) { return panels[static_cast<int>(panel)]; }

MeasureKind measure_kind(const std::string& text) {
    return static_cast<MeasureKind>(position(kinds, text));
}
Direction direction(const std::string& text) {
    return static_cast<Direction>(position(directions, text));
}
CostPart cost_part(const std::string& text) {
    return static_cast<CostPart>(position(cost_parts, text));
}
Panel panel(const std::string& text) { return static_cast<Panel>(position(panels, text)); }

} // namespace tenure

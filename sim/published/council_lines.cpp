#include "published/council_lines.hpp"

#include "core/nearest.hpp"

#include <algorithm>
#include <cctype>

namespace tenure {

namespace {

/// Councils that ended, and what took their place.
struct Successor {
    const char* was;
    int from; ///< the first reporting year of what took its place
    const char* now;
};
constexpr Successor successors[] = {
    {"Bournemouth", 2019, "Bournemouth, Christchurch and Poole"},
    {"Poole", 2019, "Bournemouth, Christchurch and Poole"},
    {"Northamptonshire", 2021, "North Northamptonshire / West Northamptonshire"},
    {"Cumbria", 2023, "Cumberland"},
    {"Cumbria", 2023, "Westmorland and Furness"},
};

std::string small(const std::string& text) {
    std::string all;
    for (char c : text) all += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const auto first = all.find_first_not_of(' '), last = all.find_last_not_of(' ');
    return first == std::string::npos ? "" : all.substr(first, last - first + 1);
}

/// Councils that report together stand in one line: "A / B".
bool is_part_of(const std::string& part, const std::string& joint) {
    const std::string padded = " / " + joint + " / ";
    return padded.find(" / " + part + " / ") != std::string::npos && part != joint;
}

std::vector<std::string> council_names(const Indicators& all) {
    std::vector<std::string> names;
    for (const IndicatorRow& row : all.rows)
        if (is_council(row)) names.push_back(row.name);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::string near_names(const Indicators& all, const std::string& asked) {
    const std::vector<std::string> known = council_names(all);
    std::vector<std::string> lower, near;
    for (const std::string& name : known) lower.push_back(small(name));
    const std::string best = nearest_name(small(asked), lower);
    for (std::size_t i = 0; i < known.size(); ++i)
        if (lower[i] == best ||
            (asked.size() > 2 && lower[i].find(small(asked)) != std::string::npos))
            near.push_back(known[i]);
    if (near.empty())
        return " It has " + std::to_string(known.size()) + " councils, from " + known.front() +
               " to " + known.back() + '.';
    near.resize(std::min<std::size_t>(near.size(), 5));
    std::string text;
    for (const std::string& name : near) text += (text.empty() ? "" : " or ") + name;
    return " Did you mean " + text + '?';
}

[[noreturn]] void refuse_name(const Indicators& all, const std::string& asked) {
    const std::string said = '"' + asked + "\" ";
    for (const IndicatorRow& row : all.rows) {
        const std::string name = small(row.name);
        if (!is_council(row) && name == small(asked))
            refuse(all, row.line,
                   said + "is a country or a region: name a council. An authority of England's "
                          "average size is shipped: england_average.yaml.");
        if (is_council(row) && is_part_of(small(asked), name))
            refuse(all, row.line,
                   said +
                       "has no line of its own: it reports together with another, as --council \"" +
                       row.name + "\".");
    }
    for (const Successor& s : successors)
        if (small(s.now) == small(asked))
            refuse(all, 0,
                   said + "came out of " + s.was + " in " + std::to_string(s.from) +
                       " and this file does not have it: use --council \"" + s.was + "\".");
    refuse(all, 0, said + "is not a council of this file." + near_names(all, asked));
}

} // namespace

void refuse(const Indicators& all, int line, const std::string& message) {
    throw ScenarioError({{all.file, line, line > 0 ? 1 : 0, "", message}});
}

Lines lines_of(const Indicators& all, const std::string& asked) {
    Lines found;
    const std::string name = small(asked);
    for (const IndicatorRow& row : all.rows)
        if (is_council(row) &&
            (small(row.name) == name || small(row.codes) == name || small(row.code_9) == name))
            found.push_back(&row);
    if (found.empty()) refuse_name(all, asked);
    // A nine-character code changes with boundaries; the old code and the name go on.
    const std::string codes = found.front()->codes, title = found.front()->name;
    found.clear();
    for (const IndicatorRow& row : all.rows)
        if (is_council(row) && (row.codes == codes || row.name == title)) found.push_back(&row);
    std::sort(found.begin(), found.end(),
              [](const IndicatorRow* a, const IndicatorRow* b) { return a->year < b->year; });
    return found;
}

std::string replaced_by(const std::string& council, int& from) {
    std::string now;
    for (const Successor& s : successors)
        if (council == s.was) {
            now += (now.empty() ? "\"" : " or \"") + std::string(s.now) + '"';
            from = s.from;
        }
    return now;
}

std::string years_of(const Lines& lines) {
    std::string text;
    for (const IndicatorRow* row : lines)
        text += (text.empty() ? "" : ", ") + std::to_string(row->year);
    return text;
}

const IndicatorRow& line_of(const Indicators& all, const Lines& lines, std::optional<int> year) {
    if (!year) return *lines.back();
    for (const IndicatorRow* row : lines)
        if (row->year == *year) return *row;
    const std::string& name = lines.front()->name;
    std::string why = name + " has no line for " + std::to_string(*year) +
                      ". Years that it has: " + years_of(lines) + '.';
    int from = 0;
    const std::string now = replaced_by(name, from);
    if (!now.empty() && *year >= from)
        why += " Since " + std::to_string(from) + " it is " + now + ": use that name.";
    refuse(all, 0, why);
}

} // namespace tenure

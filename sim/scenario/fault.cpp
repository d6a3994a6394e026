#include "scenario/fault.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace tenure {

namespace {

std::string joined(const std::vector<Fault>& all) {
    std::string text;
    for (const Fault& fault : all) {
        if (!text.empty()) text += '\n';
        text += to_text(fault);
    }
    return text;
}

auto place(const Fault& f) { return std::tie(f.file, f.line, f.column, f.path, f.message); }

/// Insertions, deletions, substitutions and swaps of neighbours that lead from a to b.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = last[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = std::min({row[j], last[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = last;
        last = row;
    }
    return last[b.size()];
}

constexpr std::size_t most_alike = 3, most_faults = 200;

/// Without what may differ between faults of one kind: digits, and what stands in quotes.
std::string kind_of(const std::string& text) {
    std::string kind;
    bool quoted = false;
    for (char c : text) {
        if (c == '"') quoted = !quoted;
        if (!quoted && (c < '0' || c > '9')) kind += c;
    }
    return kind;
}

std::vector<Fault> with_kinds_together(std::vector<Fault> all) {
    struct Kind {
        std::size_t count = 0, first = 0;
        int last_line = 0;
    };
    std::vector<std::string> names;
    std::unordered_map<std::string, Kind> kinds;
    for (std::size_t i = 0; i < all.size(); ++i) {
        names.push_back(all[i].file + '\n' + kind_of(all[i].path) + '\n' + kind_of(all[i].message));
        Kind& kind = kinds[names.back()];
        if (kind.count == 0) kind.first = i;
        kind.count += 1 + all[i].alike;
        kind.last_line = std::max(all[i].line, all[i].last_line);
    }
    std::vector<Fault> left;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Kind& kind = kinds[names[i]];
        if (kind.count > most_alike && kind.first != i) continue;
        left.push_back(std::move(all[i]));
        if (kind.count <= most_alike) continue;
        left.back().alike = kind.count - 1;
        left.back().last_line = kind.last_line;
    }
    return left;
}

std::vector<Fault> few(std::vector<Fault> all) {
    if (all.size() <= most_faults) return all;
    const std::size_t more = fault_count({all.begin() + most_faults, all.end()});
    all.resize(most_faults);
    all.push_back({all.front().file, 0, 0, "",
                   "has more faults than are listed here: put these right first.", more - 1, 0});
    return all;
}

bool continues(const std::string& text, const std::string& start) {
    return start.size() >= 3 && text.compare(0, start.size(), start) == 0;
}

} // namespace

Fault fault_at(const Position& at, std::string path, std::string message) {
    return {file_name(at), at.line, at.column, std::move(path), std::move(message)};
}

std::string to_text(const Fault& fault) {
    std::string text = shortened_bytes(fault.file, 400);
    if (fault.line > 0)
        text += ':' + std::to_string(fault.line) + ':' + std::to_string(fault.column);
    if (!text.empty()) text += ": ";
    if (!fault.path.empty()) text += shortened_bytes(fault.path, 200) + ": ";
    text += shortened_bytes(fault.message, 1500);
    if (fault.alike > 0) {
        text += " (and " + std::to_string(fault.alike) + " more like this";
        if (fault.last_line > 0) text += ", the last in line " + std::to_string(fault.last_line);
        text += ')';
    }
    return shown(text);
}

ScenarioError::ScenarioError(std::vector<Fault> all)
    : std::runtime_error(joined(all)), faults(std::move(all)) {}

std::size_t fault_count(const std::vector<Fault>& faults) {
    std::size_t count = faults.size();
    for (const Fault& fault : faults) count += fault.alike;
    return count;
}

std::vector<Fault> condensed(std::vector<Fault> faults) {
    std::stable_sort(faults.begin(), faults.end(),
                     [](const Fault& a, const Fault& b) { return place(a) < place(b); });
    const auto same = [](const Fault& a, const Fault& b) { return place(a) == place(b); };
    faults.erase(std::unique(faults.begin(), faults.end(), same), faults.end());
    return few(with_kinds_together(std::move(faults)));
}

void throw_if_any(std::vector<Fault> faults) {
    if (faults.empty()) return;
    throw ScenarioError(condensed(std::move(faults)));
}

std::string nearest(const std::string& written, const std::vector<std::string>& known) {
    constexpr std::size_t longest = 200, most = 2000; // beyond, nobody mistyped
    std::string best;
    if (written.size() > longest || known.size() > most) return best;
    std::size_t least = std::max<std::size_t>(2, written.size() / 3) + 1;
    for (const std::string& word : known) {
        std::size_t apart = distance(written, word);
        if (continues(word, written) || continues(written, word))
            apart = std::min<std::size_t>(apart, 2);
        if (apart < least && apart < written.size()) {
            least = apart;
            best = word;
        }
    }
    return best;
}

std::string did_you_mean(const std::string& written, const std::vector<std::string>& known) {
    const std::string near = nearest(written, known);
    return near.empty() ? "" : " Did you mean " + near + "?";
}

std::string with_article(const std::string& noun) {
    const bool vowel = std::string("aeiou").find(noun.front()) != std::string::npos;
    return (vowel ? "an " : "a ") + noun;
}

} // namespace tenure

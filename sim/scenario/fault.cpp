#include "scenario/fault.hpp"

#include <algorithm>
#include <tuple>

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

bool continues(const std::string& text, const std::string& start) {
    return start.size() >= 3 && text.compare(0, start.size(), start) == 0;
}

} // namespace

Fault fault_at(const Position& at, std::string path, std::string message) {
    return {file_name(at), at.line, at.column, std::move(path), std::move(message)};
}

std::string to_text(const Fault& fault) {
    std::string text = fault.file;
    if (fault.line > 0)
        text += ':' + std::to_string(fault.line) + ':' + std::to_string(fault.column);
    if (!text.empty()) text += ": ";
    if (!fault.path.empty()) text += fault.path + ": ";
    return text + fault.message;
}

ScenarioError::ScenarioError(std::vector<Fault> all)
    : std::runtime_error(joined(all)), faults(std::move(all)) {}

void throw_if_any(std::vector<Fault> faults) {
    if (faults.empty()) return;
    std::stable_sort(faults.begin(), faults.end(),
                     [](const Fault& a, const Fault& b) { return place(a) < place(b); });
    const auto same = [](const Fault& a, const Fault& b) { return place(a) == place(b); };
    faults.erase(std::unique(faults.begin(), faults.end(), same), faults.end());
    throw ScenarioError(std::move(faults));
}

std::string nearest(const std::string& written, const std::vector<std::string>& known) {
    std::string best;
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

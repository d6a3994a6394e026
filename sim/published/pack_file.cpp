#include "published/pack_file.hpp"

#include "published/authority_text.hpp"
#include "published/pack_score.hpp"

#include <cstdio>

namespace tenure {

using authority_text::in_quotes;

namespace {

std::string digits(double x) {
    char text[40];
    std::snprintf(text, sizeof text, "%.5g", x);
    return text;
}

std::string entry(const char* key, const std::string& text) {
    return text.empty() ? "" : std::string(key) + ": " + in_quotes(text) + '\n';
}

std::string number_lines(const PackNumber& n) {
    std::string text = "  - name: " + n.name + "\n    title: " + in_quotes(n.title) +
                       "\n    acts: " + to_text(n.acts) + "\n    on:\n";
    for (const std::string& path : n.on) text += "      - " + in_quotes(path) + '\n';
    return text + "    prior_sd: " + digits(n.prior_sd) + "\n    sd: " + digits(n.sd) +
           "\n    identified: " + (n.identified ? "true" : "false") + '\n';
}

std::string match_line(const PackMatch& m) {
    return "  - {measure: " + m.measure + ", published: " + digits(m.published) +
           ", before: " + digits(m.before) + ", fitted: " + digits(m.fitted) +
           ", covered_90: " + digits(m.covered_90) + "}\n";
}

std::string score_lines(const PackScore& score) {
    std::string text = "score:\n";
    for (const ScoreEntry& e : score_entries(score))
        text += std::string("  ") + e.name + ": " +
                (e.whole ? std::to_string(static_cast<long>(e.value)) : digits(e.value)) + '\n';
    return text;
}

} // namespace

std::string pack_file(const Pack& pack) {
    std::string text =
        "# Written by `tenure calibrate`: numbers fitted together. Draw i of a study takes "
        "row i of draws,\n# modulo the rows. An authority stands on it by `pack: "
        "this file`.\n";
    text += entry("title", pack.title) + entry("method", pack.method) + entry("years", pack.years) +
            entry("council", pack.council) + (pack.score ? score_lines(*pack.score) : "") +
            (pack.own_ranges ? "own_ranges: true\n" : "") + "seed: " + std::to_string(pack.seed) +
            '\n';
    if (!pack.inputs.empty()) text += "inputs:\n";
    for (const PackInput& input : pack.inputs)
        text += "  - {file: " + in_quotes(input.file) +
                ", fingerprint: " + in_quotes(input.fingerprint) + "}\n";
    if (!pack.matches.empty()) text += "matches:\n";
    for (const PackMatch& match : pack.matches) text += match_line(match);
    if (!pack.not_matched.empty()) text += "not_matched:\n";
    for (const std::string& measure : pack.not_matched) text += "  - " + measure + '\n';
    text += "numbers:\n";
    for (const PackNumber& number : pack.numbers) text += number_lines(number);
    text += "draws:\n";
    for (const PackDraw& draw : pack.draws) {
        text += "  - values: [";
        for (std::size_t k = 0; k < draw.values.size(); ++k)
            text += (k > 0 ? ", " : "") + digits(draw.values[k]);
        text += "]\n";
    }
    return text;
}

} // namespace tenure

// What a run says of its results when it ends.
#include "output/brief.hpp"

#include "output/words.hpp"

#include <algorithm>

namespace tenure {

namespace {

constexpr std::size_t terminal_columns = 100, most_lines = 10;

void add(std::string& text, const std::string& sentence) {
    if (!sentence.empty()) text += wrapped(sentence, terminal_columns);
}

/// Cut after so many lines, with a mark where something is left out.
std::string first_lines(const std::string& text, std::size_t most) {
    std::size_t at = 0;
    for (std::size_t n = 0; n < most; ++n) {
        const std::size_t end = text.find('\n', at);
        if (end == std::string::npos) return text;
        at = end + 1;
    }
    return at == text.size() ? text : text.substr(0, at - 1) + " ...\n";
}

} // namespace

std::string run_words(const Description& d, const Brief& b) {
    std::string answer, rest;
    for (const std::string& sentence : b.ask) answer += (answer.empty() ? "" : " ") + sentence;
    add(rest, b.sure);
    if (d.policies.size() < 2)
        for (const Tile& tile : b.tiles)
            add(rest, tile.label + ": " + tile.value + (tile.note.empty() ? "" : ", " + tile.note));
    add(rest, b.guesses);
    const auto lines = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n'));
    const std::size_t left = lines + 3 < most_lines ? most_lines - lines : 3;
    return first_lines(first_lines(wrapped(answer, terminal_columns), left) + rest, most_lines);
}

} // namespace tenure

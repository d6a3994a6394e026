#include "output/backtest.hpp"
#include "output/backtest_words.hpp"

#include <algorithm>

namespace tenure {

namespace {

std::string percent_of(const Scored& s) { return fixed(100 * s.value, 0) + "%"; }

/// Mean absolute errors so many years ahead, ours and the naive ones', over the origins that have
/// them.
std::string errors_at(const Backtest& scores, Official measure, int horizon) {
    double ours = 0, naive = 0, cells = 0;
    for (const BacktestCell& c : scores.cells) {
        if (c.measure != measure || c.target.horizon() != horizon) continue;
        ours += mean_absolute_error(c);
        naive += mean_error_of(c, &Judged::naive);
        ++cells;
    }
    return cells > 0 ? fixed(ours / cells, 2) + " (" + fixed(naive / cells, 2) + ")" : "";
}

} // namespace

std::string backtest_markdown(const Backtest& scores, const BacktestAccount& account) {
    int furthest = 0;
    for (const BacktestCell& c : scores.cells) furthest = std::max(furthest, c.target.horizon());
    std::string text = "| | unit |", rule = "|---|---|";
    for (int h = 1; h <= furthest; ++h) {
        text += " year " + std::to_string(h) + " |";
        rule += "---|";
    }
    text += " ratio | in 50% | in 90% | 90%, mean error out | interval score |\n" + rule +
            "---|---|---|---|---|\n";
    for (std::size_t k = 0; k < officials; ++k) {
        const auto m = static_cast<Official>(k);
        const IntervalScores i = interval_scores(scores, m);
        text += std::string("| ") + official(m).title + " | " + official(m).unit + " |";
        for (int h = 1; h <= furthest; ++h) text += ' ' + errors_at(scores, m, h) + " |";
        text += ' ' + fixed(mean_ratio(scores, &m).value, 2) + " | " + percent_of(i.within_50) +
                " | " + percent_of(i.within_90) + " | " + percent_of(i.within_90_shifted) + " | " +
                fixed(i.winkler_ratio.value, 2) + " |\n";
    }
    text += '\n';
    for (const std::string& line : verdict(scores, account)) text += line + "\n\n";
    return text;
}

} // namespace tenure

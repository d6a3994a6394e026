#include "output/backtest_words.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tenure {

namespace {

/// "3 of 8 measures"; with the names of those that are not among them.
std::string measures_where(const Backtest& scores, bool (*holds)(const IntervalScores&)) {
    std::string others;
    std::size_t count = 0;
    for (std::size_t k = 0; k < officials; ++k) {
        const auto m = static_cast<Official>(k);
        if (holds(interval_scores(scores, m)))
            ++count;
        else
            others += (others.empty() ? " (not " : ", ") + std::string(official(m).title);
    }
    return std::to_string(count) + " of " + std::to_string(officials) + " measures" +
           (others.empty() ? "" : others + ")");
}

std::string near(const Backtest& scores) {
    const Scored ratio = mean_ratio(scores);
    const auto worse = std::count_if(scores.cells.begin(), scores.cells.end(),
                                     [](const BacktestCell& c) { return ratio_of(c) > 1; });
    const auto far = std::count_if(scores.cells.begin(), scores.cells.end(),
                                   [](const BacktestCell& c) { return ratio_of(c) > 1.1; });
    double hindsight = 0;
    for (const BacktestCell& c : scores.cells) hindsight += hindsight_ratio_of(c);
    const std::string against =
        scores.conditioned ? "persistence moved by England's shift" : "the naive forecast";
    return "Errors are " + fixed(ratio.value, 3) + " times those of " + against +
           ", as a mean over " + std::to_string(scores.cells.size()) +
           " cells (standard errors: councils " + fixed(ratio.by_council, 3) + ", years " +
           fixed(ratio.by_year, 3) + "); " +
           fixed(hindsight / static_cast<double>(scores.cells.size()), 3) +
           " times those of the naive forecast that was best afterwards. In " +
           std::to_string(worse) + " cells the simulator is worse than the naive forecast, in " +
           std::to_string(far) + " by more than a tenth.";
}

} // namespace

std::string fixed(double x, int decimals, int width) {
    char text[64];
    std::snprintf(text, sizeof text, "%*.*f", width, decimals, x);
    return text;
}

std::string padded(const std::string& text, std::size_t width) {
    return text.size() < width ? text + std::string(width - text.size(), ' ') : text;
}

std::string start_sentence(const std::vector<CensusCheck>& starts) {
    const auto agree = std::count_if(starts.begin(), starts.end(),
                                     [](const CensusCheck& c) { return c.agrees(); });
    return "At the start " + std::to_string(agree) + " of " + std::to_string(starts.size()) +
           " councils and origins agree with the census: staff in post, vacancies and agency staff "
           "to 0.5, caseload to 0.1.";
}

std::vector<std::string> verdict(const Backtest& scores, const BacktestAccount& account) {
    std::vector<std::string> lines;
    lines.push_back(std::to_string(scores.councils.size()) + " councils of the " +
                    std::to_string(account.complete) + " whose figures are complete, " +
                    std::to_string(account.replications) + " simulated futures each.");
    lines.push_back(near(scores));
    lines.push_back(
        "50% intervals hold 42 to 58% of outcomes in " +
        measures_where(scores,
                       [](const IntervalScores& i) {
                           return i.within_50.value >= 0.42 && i.within_50.value <= 0.58;
                       }) +
        ", 90% intervals 83 to 96% in " +
        measures_where(scores,
                       [](const IntervalScores& i) {
                           return i.within_90.value >= 0.83 && i.within_90.value <= 0.96;
                       }) +
        ", and 85 to 95% once each year's mean error is taken out in " +
        measures_where(scores,
                       [](const IntervalScores& i) {
                           return i.within_90_shifted.value >= 0.85 &&
                                  i.within_90_shifted.value <= 0.95;
                       }) +
        "; the interval score is better than that of naive intervals in " +
        measures_where(scores, [](const IntervalScores& i) { return i.winkler_ratio.value < 1; }) +
        '.');
    lines.push_back(start_sentence(account.starts));
    return lines;
}

} // namespace tenure

#include "output/backtest.hpp"
#include "output/backtest_words.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

constexpr const char* head =
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    "<title>How near the simulator comes</title><style>"
    "body{font:1rem/1.5 Arial,sans-serif;color:#0b0c0c;background:#fff;max-width:64rem;"
    "margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;margin:1rem 0 2rem}"
    "caption{font-weight:bold;text-align:left;padding:.5rem 0}"
    "th,td{border-bottom:1px solid #b1b4b6;padding:.25rem .75rem;text-align:right}"
    "th[scope=row],th:first-child{text-align:left}.worse{font-weight:bold}"
    ".scroll{overflow-x:auto}svg{max-width:100%;height:auto}</style></head><body><main>\n"
    "<h1>How near the simulator comes to what was published afterwards</h1>\n";

std::string data(const std::string& text, bool worse = false) {
    return std::string("<td") + (worse ? " class=\"worse\"" : "") + '>' + text + "</td>";
}

std::string heading(const std::vector<std::string>& columns) {
    std::string text = "<thead><tr>";
    for (const std::string& c : columns) text += "<th scope=\"col\">" + c + "</th>";
    return text + "</tr></thead>\n<tbody>\n";
}

std::string table(const std::string& caption, const std::string& body) {
    return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + caption +
           "\"><table><caption>" + caption + "</caption>" + body + "</tbody></table></div>\n";
}

std::string optional(double x, int decimals) { return std::isnan(x) ? "" : fixed(x, decimals); }

std::string cells(const Backtest& scores) {
    std::string body =
        heading({"measure", "unit", "origin", "year", "simulated", "naive", "persistence",
                 "own mean", "regression", "ratio", "ratio to the best afterwards"});
    for (const BacktestCell& c : scores.cells) {
        const OfficialMeasure& m = official(c.measure);
        body += std::string("<tr><th scope=\"row\">") + m.title + "</th>" + data(m.unit) +
                data(std::to_string(c.target.origin.year)) + data(std::to_string(c.target.year)) +
                data(fixed(mean_absolute_error(c), 2)) +
                data(fixed(mean_error_of(c, &Judged::naive), 2)) +
                data(fixed(mean_error_of(c, &Judged::persistence), 2)) +
                data(fixed(mean_error_of(c, &Judged::own_mean), 2)) +
                data(optional(mean_error_of(c, &Judged::regression), 2)) +
                data(fixed(ratio_of(c), 2) + (ratio_of(c) > 1 ? " worse" : ""), ratio_of(c) > 1) +
                data(fixed(hindsight_ratio_of(c), 2)) + "</tr>\n";
    }
    return table("Mean absolute errors over councils, by measure, origin and year", body);
}

std::string with_errors(const Scored& s) {
    return fixed(s.value, 2) + " (" + optional(s.by_council, 2) + "; " + optional(s.by_year, 2) +
           ')';
}

std::string intervals(const Backtest& scores) {
    std::string body =
        heading({"measure", "ratio", "in 50% intervals", "in 90% intervals",
                 "in 90%, mean error taken out", "interval score over the naive one"});
    for (std::size_t k = 0; k < officials; ++k) {
        const auto m = static_cast<Official>(k);
        const IntervalScores i = interval_scores(scores, m);
        body += std::string("<tr><th scope=\"row\">") + official(m).title + "</th>";
        for (const Scored& s : {mean_ratio(scores, &m), i.within_50, i.within_90,
                                i.within_90_shifted, i.winkler_ratio})
            body += data(with_errors(s));
        body += "</tr>\n";
    }
    return table("By measure, with standard errors over councils; over years forecast", body);
}

/// Ratios as dots beside the line of 1, a row a measure.
std::string chart(const Backtest& scores) {
    const double left = 110, width = 560, row = 26, most = 3;
    const auto x = [&](double ratio) { return left + width * std::min(ratio, most) / most; };
    const double height = row * static_cast<double>(officials) + 40;
    std::string text = "<svg viewBox=\"0 0 700 " + fixed(height, 0) +
                       "\" role=\"img\" aria-label=\"Ratio of simulated to naive errors, a dot for "
                       "each origin and year; the table below has the numbers\">\n<line x1=\"" +
                       fixed(x(1), 1) + "\" x2=\"" + fixed(x(1), 1) + "\" y1=\"4\" y2=\"" +
                       fixed(height - 32, 0) + "\" stroke=\"#0b0c0c\" stroke-dasharray=\"4\"/>\n";
    for (const BacktestCell& c : scores.cells) {
        const double y = row * (static_cast<double>(c.measure) + 0.6) + 4;
        text += "<circle cx=\"" + fixed(x(ratio_of(c)), 1) + "\" cy=\"" + fixed(y, 1) +
                "\" r=\"4\" fill=\"#1d70b8\" fill-opacity=\".7\"/>\n";
    }
    for (std::size_t k = 0; k < officials; ++k)
        text += "<text x=\"0\" y=\"" + fixed(row * (static_cast<double>(k) + 0.6) + 9, 0) +
                "\" font-size=\"15\">" + official(static_cast<Official>(k)).title + "</text>\n";
    return text + "<text x=\"" + fixed(x(1) - 70, 0) + "\" y=\"" + fixed(height - 10, 0) +
           "\" font-size=\"15\">as near as the naive forecast</text>\n</svg>\n";
}

} // namespace

std::string backtest_page(const Backtest& scores, const BacktestAccount& account) {
    std::string text = head;
    for (const std::string& line : verdict(scores, account))
        text += "<p>" + escaped(line) + "</p>\n";
    text += chart(scores) + cells(scores) + intervals(scores);
    text += "<p>Published figures: " + escaped(account.file) +
            ". Contains public sector information licensed under the Open Government Licence "
            "v3.0. COVID and the missing Step Up cohort of 2022 lie in these years and are not "
            "smoothed away.";
    for (const std::string& file : account.laid_over)
        text += " Laid over every council's file: " + escaped(file) + '.';
    for (const std::string& name : account.without)
        text += " Left out of every council's file: " + escaped(name) + '.';
    return text + "</p>\n</main></body></html>\n";
}

} // namespace tenure

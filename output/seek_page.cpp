// A search's answer as a picture and as a page.
#include "output/backtest_words.hpp"
#include "output/seek.hpp"
#include "output/seek_numbers.hpp"
#include "output/words.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

constexpr double seek_width = 720, seek_height = 380, seek_left = 70, seek_right = 20,
                 seek_top = 20, seek_bottom = 60;

constexpr const char* seek_head =
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
    "<title>Reaching a target</title><style>"
    "body{font:1rem/1.5 Arial,sans-serif;color:#0b0c0c;background:#fff;max-width:64rem;"
    "margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;margin:1rem 0 2rem}"
    "caption{font-weight:bold;text-align:left;padding:.5rem 0}"
    "th,td{border-bottom:1px solid #b1b4b6;padding:.25rem .75rem;text-align:right;"
    "vertical-align:top}th[scope=row],th:first-child,td:last-child{text-align:left}"
    ".answer{font-size:1.25rem;border-left:8px solid #1d70b8;padding:.25rem 0 .25rem 1rem}"
    ".scroll{overflow-x:auto}svg{max-width:100%;height:auto}"
    "@media print{.scroll{overflow:visible}}</style></head><body><main>\n";

/// From cost and share to places on the picture.
struct SeekScale {
    double low = 0, high = 1;
    double x(double cost) const {
        return seek_left + (seek_width - seek_left - seek_right) * (cost - low) / (high - low);
    }
    static double y(double share) {
        return seek_top + (seek_height - seek_top - seek_bottom) * (1 - share);
    }
};

double cost_of(const SeekAccount& a, double worth) { return a.net_benefit ? worth : -worth; }

SeekScale scale_for(const SeekAccount& a) {
    SeekScale s{1e300, -1e300};
    for (const SeekDot& d : a.answer.dots) {
        s.low = std::min(s.low, cost_of(a, d.worth));
        s.high = std::max(s.high, cost_of(a, d.worth));
    }
    const double edge = std::max(1.0, 0.05 * (s.high - s.low));
    return {s.low - edge, s.high + edge};
}

std::string text_at(double x, double y, const std::string& words, const char* anchor) {
    return "<text x=\"" + fixed(x, 1) + "\" y=\"" + fixed(y, 1) +
           "\" font-size=\"14\" text-anchor=\"" + anchor + "\">" + escaped(words) + "</text>\n";
}

std::string line_at(double x1, double y1, double x2, double y2, const char* style) {
    return "<line x1=\"" + fixed(x1, 1) + "\" y1=\"" + fixed(y1, 1) + "\" x2=\"" + fixed(x2, 1) +
           "\" y2=\"" + fixed(y2, 1) + "\" " + style + "/>\n";
}

/// The next of 1, 2 and 5 times a power of ten.
double round_step(double least) {
    double step = 1;
    while (step < least) step *= 10;
    for (const double part : {5.0, 2.0})
        if (step / part >= least) return step / part;
    return step;
}

std::string axes_of(const SeekAccount& a, const SeekScale& s) {
    std::string text;
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        text += line_at(seek_left, SeekScale::y(share), seek_width - seek_right,
                        SeekScale::y(share), "stroke=\"#dedede\"");
        text += text_at(seek_left - 8, SeekScale::y(share) + 5, fixed(100 * share, 0) + '%', "end");
    }
    const double step = round_step((s.high - s.low) / 6);
    for (double cost = std::ceil(s.low / step) * step; cost <= s.high; cost += step)
        text += text_at(s.x(cost), seek_height - 36, grouped(cost / 1000, step < 1000 ? 1 : 0),
                        "middle");
    return text + text_at((seek_left + seek_width) / 2, seek_height - 10,
                          a.net_benefit ? "net benefit over the baseline, thousand GBP a year"
                                        : "cost over the baseline, thousand GBP, whole study",
                          "middle");
}

/// Whether what is asked for besides the first target seems to hold.
bool keeps_the_rest(const SeekAccount& a, const SeekDot& d) {
    for (std::size_t c = 1; c < a.problem.conditions.size(); ++c) {
        const SeekCondition& x = a.problem.conditions[c];
        const bool holds = x.probability > 0 ? d.shares[c] >= x.probability
                           : x.at_most       ? d.means[c] <= x.bound
                                             : d.means[c] >= x.bound;
        if (!holds) return false;
    }
    return true;
}

std::string dot_at(const SeekAccount& a, const SeekScale& s, const SeekDot& d) {
    const double share = d.shares.front(), x = s.x(cost_of(a, d.worth));
    const double error = std::sqrt(std::max(share * (1 - share), 0.01) / d.futures);
    const bool mine = d.setting == a.answer.setting;
    const std::string colour = mine ? "#d4351c" : "#1d70b8";
    return line_at(x, SeekScale::y(std::min(1.0, share + error)), x,
                   SeekScale::y(std::max(0.0, share - error)),
                   ("stroke=\"" + colour + "\"").c_str()) +
           "<circle cx=\"" + fixed(x, 1) + "\" cy=\"" + fixed(SeekScale::y(share), 1) + "\" r=\"" +
           (mine ? "7" : "4") + "\" stroke=\"" + colour + "\" stroke-width=\"2\" fill=\"" +
           (keeps_the_rest(a, d) ? colour : "#ffffff") + "\"><title>" +
           escaped(a.settings[d.setting]) + "</title></circle>\n";
}

/// The best at each probability.
std::string frontier_line(const SeekAccount& a, const SeekScale& s) {
    std::string points;
    for (const SeekShift& shift : a.answer.frontier) {
        if (shift.what != SeekShift::What::probability || !shift.found) continue;
        const double x = s.x(std::clamp(cost_of(a, shift.objective), s.low, s.high));
        const std::string at = fixed(x, 1) + ',' + fixed(SeekScale::y(shift.to), 1);
        points += (points.empty() ? "" : " ") + at;
    }
    if (points.empty()) return {};
    return "<polyline points=\"" + points +
           "\" fill=\"none\" stroke=\"#f47738\" stroke-width=\"3\"><title>the best for each "
           "probability</title></polyline>\n";
}

std::string table_of(const SeekTable& table) {
    std::string text = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                       escaped(table.caption) + "\"><table><caption>" + escaped(table.caption) +
                       "</caption><thead><tr>";
    for (const std::string& name : table.columns)
        text += "<th scope=\"col\">" + escaped(name) + "</th>";
    text += "</tr></thead>\n<tbody>\n";
    for (const auto& line : table.lines) {
        text += "<tr>";
        for (std::size_t c = 0; c < line.size(); ++c)
            text += (c ? "<td>" : "<th scope=\"row\">") + escaped(line[c].text) +
                    (c ? "</td>" : "</th>");
        text += "</tr>\n";
    }
    return text + "</tbody></table></div>\n";
}

} // namespace

std::string seek_svg(const SeekAccount& a) {
    const SeekScale s = scale_for(a);
    const double wanted = a.problem.conditions.front().probability;
    std::string text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " +
                       fixed(seek_width, 0) + ' ' + fixed(seek_height, 0) +
                       "\" font-family=\"Arial,sans-serif\" role=\"img\" aria-label=\"Share of "
                       "futures that reach the target, by cost, a dot for each setting tried; the "
                       "table of settings has the numbers\">\n";
    text += axes_of(a, s);
    text += line_at(seek_left, SeekScale::y(wanted), seek_width - seek_right, SeekScale::y(wanted),
                    "stroke=\"#0b0c0c\" stroke-dasharray=\"5\"");
    text += text_at(seek_width - seek_right, SeekScale::y(wanted) + 18,
                    "wanted: " + percent(wanted), "end");
    text += frontier_line(a, s);
    for (const SeekDot& d : a.answer.dots)
        if (d.setting != a.answer.setting) text += dot_at(a, s, d);
    for (const SeekDot& d : a.answer.dots)
        if (d.setting == a.answer.setting) text += dot_at(a, s, d);
    return text + "</svg>\n";
}

std::string seek_page(const SeekAccount& a) {
    std::string text = seek_head;
    text +=
        "<h1>" + escaped(a.title) + "</h1>\n<p class=\"answer\">" + escaped(seek_headline(a)) +
        "</p>\n<p>" + escaped(seek_question(a)) +
        "</p>\n<h2>Cost and chance</h2>\n<p>Each dot is a setting that was tried: what it costs "
        "over the baseline, and in which share of futures it reaches the first target, with a "
        "standard error; hollow dots seem to miss something else that was asked for. The line "
        "joins "
        "the best settings for other probabilities. The large dot is " +
        std::string(a.answer.found ? "the answer" : "the nearest setting") + ".</p>\n" +
        seek_svg(a);
    for (const SeekTable& table : seek_tables(a))
        if (table.name != "seek_answer") text += table_of(table);
    text += "<h2>How it was found</h2>\n";
    for (const std::string& each : seek_paragraphs(a)) text += "<p>" + escaped(each) + "</p>\n";
    return text + "</main></body></html>\n";
}

} // namespace tenure

// A search's answer as a picture.
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

} // namespace tenure

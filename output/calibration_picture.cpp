#include "output/calibration_picture.hpp"

#include "published/panel.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tenure {

namespace {

constexpr double side = 220, margin = 46, gap = 24;
constexpr double deviations = 1.6448536269514722; ///< of a 90% interval
constexpr std::size_t across = 4;

/// A panel's scale, the same both ways.
struct PanelScale {
    double low, high, x, y;
    double right(double v) const { return x + side * (v - low) / (high - low); }
    double up(double v) const { return y + side - side * (v - low) / (high - low); }
};

PanelScale scale_of(const Grid& published, const Grid& made, std::size_t m) {
    std::vector<double> all;
    for (std::size_t g = 0; g < published.rows; ++g) {
        if (std::isnan(published.at(g, m))) continue;
        all.push_back(published.at(g, m));
        all.push_back(made.at(g, m));
    }
    const auto [low, high] = std::minmax_element(all.begin(), all.end());
    const double edge = std::max(0.04 * (*high - *low), 1e-6);
    const double step_x = side + margin + gap, step_y = side + 2 * margin;
    return {*low - edge, *high + edge, margin + step_x * static_cast<double>(m % across),
            margin + step_y * static_cast<double>(m / across)};
}

std::string shape(const char* format, double a, double b, double c, double d) {
    char text[200];
    std::snprintf(text, sizeof text, format, a, b, c, d);
    return text;
}

std::string label(double x, double y, const std::string& text, const char* anchor = "middle") {
    char start[120];
    std::snprintf(start, sizeof start, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y,
                  anchor);
    return start + text + "</text>\n";
}

std::string panel_of(const Grid& published, const Grid& made, const Grid& sd, std::size_t m) {
    const PanelScale s = scale_of(published, made, m);
    const auto inside = [&](double v) { return std::clamp(v, s.low, s.high); };
    std::string text =
        shape("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n", s.x, s.y, side,
              side) +
        shape("<path d=\"M%.1f %.1fL%.1f %.1f\"/>\n", s.x, s.y + side, s.x + side, s.y);
    std::size_t outside = 0, known = 0;
    for (std::size_t g = 0; g < published.rows; ++g) {
        const double x = made.at(g, m), y = published.at(g, m), half = deviations * sd.at(g, m);
        if (std::isnan(y)) continue;
        ++known;
        const bool out = std::fabs(y - x) > half;
        outside += out;
        text += shape(out ? "<path class=\"out\" d=\"M%.1f %.1fV%.1f\"/>\n"
                          : "<path class=\"in\" d=\"M%.1f %.1fV%.1f\"/>\n",
                      s.right(x), s.up(inside(x - half)), s.up(inside(x + half)), 0) +
                shape("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2\"/>\n", s.right(x), s.up(y), 0, 0);
    }
    const OfficialMeasure& of = official(static_cast<Official>(m));
    char low[32], high[32];
    std::snprintf(low, sizeof low, "%.3g", s.low);
    std::snprintf(high, sizeof high, "%.3g", s.high);
    return text +
           label(s.x + side / 2, s.y - 8,
                 std::string(of.title) + ", " + std::to_string(known - outside) + " of " +
                     std::to_string(known) + " within 90%") +
           label(s.x, s.y + side + 16, low, "start") +
           label(s.x + side, s.y + side + 16, high, "end");
}

} // namespace

std::string calibration_picture(const Grid& published, const Grid& made, const Grid& sd) {
    const double width = margin + across * (side + margin + gap),
                 height = margin + 2 * (side + 2 * margin);
    std::string text =
        shape("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"%.0f %.0f %.0f "
              "%.0f\">\n",
              0, 0, width, height) +
        "<title>Published values of each transition over the fit's means, with 90% "
        "intervals</title>\n<style>text{font:12px Arial,sans-serif;fill:#0b0c0c}"
        "rect,path{fill:none;stroke:#505a5f}.in{stroke:#b1b4b6}.out{stroke:#d4351c}"
        "circle{fill:#1d70b8}</style>\n";
    for (std::size_t m = 0; m < published.columns; ++m) text += panel_of(published, made, sd, m);
    return text + label(width / 2, height - 12, "fitted mean across, published up") + "</svg>\n";
}

} // namespace tenure

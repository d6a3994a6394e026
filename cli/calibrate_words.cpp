#include "cli/calibrate_words.hpp"

#include "published/behaviour.hpp"

#include <cstdio>

namespace tenure::cli {

namespace {

std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(text.size() < width ? width - text.size() : 1, ' ');
}

std::string rounded(double x, int decimals) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*f", decimals, x);
    return std::string(std::string(text).size() < 9 ? 9 - std::string(text).size() : 1, ' ') + text;
}

} // namespace

std::string tables_of(const Pack& pack, const Calibration& fit, const std::vector<double>& errors) {
    std::string text = padded("behaviour", 22) + "     mean       sd    prior\n";
    for (std::size_t k = 0; k < pack.numbers.size(); ++k) {
        const PackNumber& n = pack.numbers[k];
        const double unit = n.prior_sd / fit.prior_sd[k];
        double mean = 0;
        for (std::size_t i = 0; i < fit.rows.rows; ++i)
            mean += unit * fit.rows.at(i, k) / static_cast<double>(fit.rows.rows);
        text += padded(n.name, 22) + rounded(mean, 3) + rounded(n.sd, 3) + rounded(n.prior_sd, 3) +
                (n.identified ? "" : "  not identified") + '\n';
    }
    text += "\n" + padded("measure", 22) +
            "published   before   fitted   in 90%  nation's  lacking  emulator's error\n";
    for (std::size_t m = 0, next = 0; m < fit.matches.size(); ++m) {
        if (!fit.matches[m].known) continue;
        const PackMatch& x = pack.matches[next++];
        text += padded(x.measure, 22) + rounded(x.published, 2) + rounded(x.before, 2) +
                rounded(x.fitted, 2) + rounded(100 * x.covered_90, 0) +
                rounded(fit.spread.national[m], 2) + rounded(fit.spread.lacking[m], 2) +
                rounded(errors[m], 2) + '\n';
    }
    return text;
}

std::string england_of(const FitDesign& design, const Calibration& fit) {
    std::string text;
    for (std::size_t g = 0; g < design.transitions.size(); ++g) {
        const Transition& t = design.transitions[g];
        if (t.unit != no_unit) continue;
        text +=
            "\nEngland, " + padded(std::to_string(t.from + 1), 13) + "published   fitted     sd\n";
        for (std::size_t m = 0; m < officials; ++m)
            text += padded(official(static_cast<Official>(m)).name, 22) + rounded(t.end[m], 2) +
                    rounded(fit.made.at(g, m), 2) + rounded(fit.made_sd.at(g, m), 2) + '\n';
    }
    return text;
}

std::string ranks_table(const std::vector<RankCheck>& right, const std::vector<RankCheck>& sure) {
    std::string text =
        '\n' + padded("behaviour", 22) + "  p-value  in 90%   too sure: p-value  in 90%\n";
    for (std::size_t k = 0; k < right.size(); ++k)
        text += padded(behaviours()[k].name, 22) + rounded(right[k].p_value, 3) +
                rounded(100 * right[k].covered_90, 1) + "         " + rounded(sure[k].p_value, 3) +
                rounded(100 * sure[k].covered_90, 1) + '\n';
    return text;
}

} // namespace tenure::cli

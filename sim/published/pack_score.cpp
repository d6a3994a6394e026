#include "published/pack_score.hpp"

#include "scenario/fault.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tenure {

namespace {

struct WholeColumn {
    const char* name;
    int PackScore::*value;
};
constexpr WholeColumn whole_numbers[] = {
    {"councils", &PackScore::councils},         {"futures", &PackScore::futures},
    {"first_origin", &PackScore::first_origin}, {"last_origin", &PackScore::last_origin},
    {"first_year", &PackScore::first_year},     {"last_year", &PackScore::last_year}};

struct RatioColumn {
    const char* name;
    double PackScore::*value;
};
constexpr RatioColumn ratios[] = {{"ratio", &PackScore::ratio},
                                  {"error_councils", &PackScore::error_councils},
                                  {"error_years", &PackScore::error_years}};

PackScore score_of(const Backtest& scores, std::uint32_t futures) {
    const Scored ratio = mean_ratio(scores);
    PackScore s{ratio.value, ratio.by_council, ratio.by_year,
                static_cast<int>(scores.councils.size()), static_cast<int>(futures)};
    s.first_origin = s.last_origin = scores.cells.front().target.origin.year;
    s.first_year = s.last_year = scores.cells.front().target.year;
    for (const BacktestCell& cell : scores.cells) {
        s.first_origin = std::min(s.first_origin, cell.target.origin.year);
        s.last_origin = std::max(s.last_origin, cell.target.origin.year);
        s.first_year = std::min(s.first_year, cell.target.year);
        s.last_year = std::max(s.last_year, cell.target.year);
    }
    return s;
}

} // namespace

std::vector<ScoreEntry> score_entries(const PackScore& s) {
    std::vector<ScoreEntry> all;
    for (const RatioColumn& c : ratios) all.push_back({c.name, s.*c.value, false});
    for (const WholeColumn& c : whole_numbers)
        all.push_back({c.name, static_cast<double>(s.*c.value), true});
    return all;
}

std::string score_csv(const Backtest& scores, bool packs, std::uint32_t futures) {
    std::string heading = "packs", line = packs ? "1" : "0";
    for (const ScoreEntry& e : score_entries(score_of(scores, futures))) {
        char text[32];
        std::snprintf(text, sizeof text, e.whole ? ",%.0f" : ",%.4f", e.value);
        heading += std::string(",") + e.name;
        // Errors over one council or year alone are not known, and left out.
        line += std::isfinite(e.value) ? text : ",";
    }
    return heading + '\n' + line + '\n';
}

PackScore read_score(const Tree& table, const std::string& file) {
    const auto refuse_it = [&](const std::string& why) {
        throw ScenarioError({{file, 0, 0, "", why}});
    };
    const Tree& row = table.find("rows")->items.front();
    PackScore s;
    const auto number = [&](const char* key) {
        const Tree* cell = row.find(key);
        if (cell && cell->kind == TreeKind::number) return cell->number;
        if (std::string_view(key).substr(0, 5) != "error")
            refuse_it(std::string("has no number in ") + key +
                      ": it is not score.csv of a back-test.");
        return 0.0;
    };
    if (number("packs") == 0)
        refuse_it(
            "is of a back-test whose councils stood on no packs: give tenure backtest --pack.");
    for (const RatioColumn& c : ratios) s.*c.value = number(c.name);
    for (const WholeColumn& c : whole_numbers) s.*c.value = static_cast<int>(number(c.name));
    return s;
}

} // namespace tenure

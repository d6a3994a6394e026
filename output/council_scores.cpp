#include "output/council_scores.hpp"

#include "output/words.hpp"
#include "published/council.hpp"
#include "published/published_table.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace tenure {

namespace {

/// Of one measure, over all targets.
struct MeasureScore {
    const Measure* measure = nullptr;
    int forecasts = 0, within = 0;
    double error = 0, naive = 0; ///< sums of absolute errors
    double ratio() const { return error / naive; }
};

struct CouncilScore {
    std::string council;
    std::set<int> origins, years;
    std::vector<MeasureScore> measures;
};

/// NaN where there is none.
double number_at(const Tree& row, const char* key) {
    const Tree* cell = row.find(key);
    return cell && cell->kind == TreeKind::number ? cell->number : std::nan("");
}

MeasureScore& score_of(CouncilScore& score, const Measure& measure) {
    for (MeasureScore& one : score.measures)
        if (one.measure == &measure) return one;
    score.measures.push_back({&measure, 0, 0, 0, 0});
    return score.measures.back();
}

void add_row(CouncilScore& score, const Tree& row, const Description& d) {
    const std::string name = cell_text(row, "measure");
    const auto measure = std::find_if(d.measures.begin(), d.measures.end(),
                                      [&](const Measure& m) { return m.name == name; });
    const double error = number_at(row, "error"), naive = number_at(row, "naive");
    if (measure == d.measures.end() || !std::isfinite(error) || !std::isfinite(naive)) return;
    MeasureScore& one = score_of(score, *measure);
    ++one.forecasts;
    one.within += number_at(row, "within_90") > 0 ? 1 : 0;
    one.error += std::fabs(error);
    one.naive += naive;
    score.council = cell_text(row, "council");
    score.origins.insert(static_cast<int>(number_at(row, "origin")));
    score.years.insert(static_cast<int>(number_at(row, "year")));
}

std::string span_of(const std::set<int>& years) {
    const std::string first = std::to_string(*years.begin());
    return years.size() == 1 ? first : first + " to " + std::to_string(*years.rbegin());
}

std::string whole_score(const CouncilScore& score) {
    int forecasts = 0, within = 0;
    double ratio = 0;
    for (const MeasureScore& one : score.measures) {
        forecasts += one.forecasts;
        within += one.within;
        ratio += one.ratio() / static_cast<double>(score.measures.size());
    }
    return "Back-test of " + score.council +
           ", from published figures alone and without this study's policies: " +
           std::to_string(forecasts) + " forecasts of " + span_of(score.years) +
           ", made from figures up to " + span_of(score.origins) + ", had errors " +
           grouped(ratio, 2) + " times those of a naive forecast (mean over " +
           std::to_string(score.measures.size()) + " measures); " + std::to_string(within) +
           " of " + std::to_string(forecasts) +
           " published values lay within their 9-in-10 ranges.";
}

/// What the model forecasts worse than a naive forecast does, or misses too often.
std::string warning(const CouncilScore& score) {
    std::string worse, missed;
    for (const MeasureScore& one : score.measures) {
        const std::string name = label_in_sentence(*one.measure);
        if (one.ratio() > 1)
            worse += (worse.empty() ? "" : ", ") + name + " (" + grouped(one.ratio(), 2) + ")";
        if (one.within < 0.8 * one.forecasts)
            missed += (missed.empty() ? "" : ", ") + name + " (" + std::to_string(one.within) +
                      " of " + std::to_string(one.forecasts) + " within)";
    }
    std::string text;
    if (!worse.empty()) text = "Worse than the naive forecast there: " + worse + ".";
    if (!missed.empty()) text += (text.empty() ? "" : " ") + ("Too sure: " + missed) + ".";
    return text;
}

} // namespace

std::vector<std::string> council_scores(const Tree& table, const std::string& authority,
                                        const Description& d) {
    CouncilScore score;
    if (const Tree* rows = table.find("rows"))
        for (const Tree& row : rows->items)
            if (authority_name(cell_text(row, "council")) == authority) add_row(score, row, d);
    if (score.measures.empty()) return {};
    std::vector<std::string> all{whole_score(score)};
    if (const std::string text = warning(score); !text.empty()) all.push_back(text);
    return all;
}

} // namespace tenure

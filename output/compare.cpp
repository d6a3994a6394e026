#include "output/compare.hpp"
#include "output/avoided.hpp"

#include "output/decision_words.hpp"
#include "output/screening.hpp"
#include "output/words.hpp"
#include "statistics/estimate.hpp"
#include "statistics/multiple.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace tenure {

namespace {

struct Row {
    std::string policy;
    double baseline, value, difference, std_error;
    Interval alone, together; ///< 95% for this row; for all policies of the measure
    bool identical;
    std::int64_t pairs, draws;

    bool constant() const { return std_error == 0; }
    std::string verdict() const {
        if (pairs == 0) return "nothing to compare";
        if (identical) return "identical";
        if (constant()) return "the same in all pairs";
        if (std::isnan(together.low)) return "too few to tell";
        if (together.low <= 0 && together.high >= 0) return "no clear difference";
        return difference > 0 ? "higher" : "lower";
    }
};

Interval together(const Row& row, std::size_t policies) {
    Estimate difference;
    difference.mean = row.difference;
    difference.std_error = row.std_error;
    difference.draws = row.draws;
    return t_interval(difference, bonferroni_level(0.95, policies));
}

std::vector<Row> rows_of(Store& store, const std::string& measure, const CompareOptions& options) {
    Statement row = store.database().prepare(
        "SELECT c.policy, baseline_value, policy_value, difference, std_error, low, high, "
        "identical, "
        "pairs, draws FROM comparison c JOIN policy p ON p.name = c.policy WHERE measure = ? " +
        std::string(options.point ? "AND point = ? " : "") + "ORDER BY p.id");
    row.bind(1, measure);
    if (options.point) row.bind(2, std::int64_t{*options.point});
    std::vector<Row> rows;
    while (row.step()) {
        const std::string policy = row.text(0);
        const auto& wanted = options.policies;
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), policy) == wanted.end())
            continue;
        rows.push_back({policy,
                        row.real(1),
                        row.real(2),
                        row.real(3),
                        row.real(4),
                        {row.real(5), row.real(6)},
                        {},
                        row.integer(7) != 0,
                        row.integer(8),
                        row.integer(9)});
        rows.back().together = together(rows.back(), store.description().policies.size() - 1);
    }
    return rows;
}

std::vector<Measure> chosen_measures(const Description& d, const CompareOptions& options) {
    const auto& names = options.measures.empty() ? d.decide_on : options.measures;
    if (names.empty()) return d.measures;
    std::vector<Measure> chosen;
    for (const std::string& name : names) {
        const auto at = std::find_if(d.measures.begin(), d.measures.end(),
                                     [&](const Measure& m) { return m.name == name; });
        if (at == d.measures.end())
            throw StoreError("there is no measure \"" + name + "\" in these results");
        chosen.push_back(*at);
    }
    return chosen;
}

void expect_comparable(Store& store, const CompareOptions& options) {
    if (!store.finalised())
        throw StoreError(store.database().file() +
                         ": its results are not summarised yet; resume the run, or finalise it");
    const auto& known = store.description().policies;
    for (const std::string& policy : options.policies)
        if (std::find(known.begin(), known.end(), policy) == known.end())
            throw StoreError("there is no policy \"" + policy + "\" in these results");
    const Description& d = store.description();
    if (options.point && !is_sweep(d))
        throw StoreError("these results are of a study, not of a sweep: they have no points");
    if (options.point && *options.point >= point_count(d))
        throw StoreError("there is no point " + std::to_string(*options.point) +
                         ": the sweep has the points 0 to " + std::to_string(point_count(d) - 1));
}

std::string setting_text(const DesignValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.6g", std::get<double>(value));
    return digits;
}

/// The study's title; of a point, with what is set at it.
std::string title_of(const Description& d, const CompareOptions& options) {
    if (!options.point) return d.title;
    std::string settings;
    for (std::size_t f = 0; f < d.varied.size(); ++f)
        settings +=
            (f > 0 ? ", " : "") + d.varied[f] + " = " + setting_text(d.design[*options.point][f]);
    return d.title + ", point " + std::to_string(*options.point) + ": " + settings;
}

Shown shown_for(const Measure& measure, const std::vector<Row>& rows) {
    double largest = 0, error = not_known;
    for (const Row& row : rows) {
        largest = std::max({largest, std::fabs(row.value), std::fabs(row.baseline)});
        if (row.std_error > 0 && !(row.std_error >= error)) error = row.std_error;
    }
    return shown(measure, largest, error);
}

using Cells = std::array<std::string, 6>;

Cells cells_of(const Row& row, const Shown& as) {
    const Interval& i = row.together;
    const std::string interval =
        std::isfinite(i.low) ? as.signed_text(i.low) + " to " + as.signed_text(i.high) : "-";
    return {row.policy, as.text(row.baseline), as.text(row.value), as.signed_text(row.difference),
            interval,   row.verdict()};
}

/// Policies to the left, numbers to the right, words to the left; the policies' names give way.
std::string table(const std::vector<Cells>& lines, std::size_t columns) {
    std::array<std::size_t, 6> widths{};
    for (const Cells& line : lines)
        for (std::size_t c = 0; c < 6; ++c) widths[c] = std::max(widths[c], width(line[c]));
    std::size_t others = 2;
    for (std::size_t c = 1; c < 6; ++c) others += widths[c] + 2;
    const std::size_t room = columns > others + 12 ? columns - others : 12;
    widths[0] = std::min(widths[0], room);
    std::string text;
    for (const Cells& line : lines) {
        std::string out = "  " + left(line[0], widths[0]);
        for (std::size_t c = 1; c < 5; ++c) out += "  " + right(line[c], widths[c]);
        text += out + (line[5].empty() ? "" : "  " + line[5]) + "\n";
    }
    return text;
}

std::string measure_table(const Measure& measure, const std::vector<Row>& rows,
                          const Criterion* criterion, std::size_t columns) {
    std::string text;
    const Shown as = shown_for(measure, rows);
    std::string title = measure.name + ": " + measure.meaning;
    if (!title.empty() && title.back() != '.') title += '.';
    title += " In " + as.unit + ".";
    if (as.differences != as.unit) title += " Differences in " + as.differences + ".";
    std::vector<Cells> lines{
        {"policy", "baseline", "with policy", "difference", "95%, all together", ""}};
    for (const Row& row : rows) lines.push_back(cells_of(row, as));
    text += wrapped(title, columns) + table(lines, columns);
    if (criterion) text += one_future_words(*criterion, as, columns);
    return text + "\n";
}

std::int64_t noted(Store& store, const std::string& key) {
    Statement note = store.database().prepare("SELECT value FROM provenance WHERE key = ?");
    note.bind(1, key);
    return note.step() ? note.integer(0) : 0;
}

struct Replications {
    std::int64_t analysed, failed;
};

/// Of the study, or of a sweep's point.
Replications replications_of(Store& store, const CompareOptions& options) {
    if (!options.point)
        return {noted(store, "replications_analysed"), noted(store, "replications_failed")};
    const std::string at = " WHERE point = " + std::to_string(*options.point);
    Database& database = store.database();
    const std::int64_t all = database.integer("SELECT coalesce(sum(count), 0) FROM block" + at);
    const std::int64_t failed =
        database.integer("SELECT count(DISTINCT replication) FROM failure" + at);
    return {all - failed, failed};
}

/// How far the results can be trusted, one sentence or two a line.
std::vector<std::string> explanations(Store& store, const CompareOptions& options) {
    const Description& d = store.description();
    const Replications of = replications_of(store, options);
    const std::int64_t replications = of.analysed, failed = of.failed;
    std::vector<std::string> lines;
    lines.push_back("Over the whole horizon, " + grouped(static_cast<double>(replications), 0) +
                    " replications under the same luck for every policy, against \"" +
                    d.policies.front() + "\".");
    lines.push_back(
        "95%, all together: of many studies like this one with other luck, 95 in 100 would have "
        "the true mean difference of every policy inside its interval (for one measure; "
        "Bonferroni's "
        "way). That is Monte Carlo error: more replications shrink it. It is not the range of one "
        "future, which is told below each table and which luck alone keeps wide. \"No clear "
        "difference\": the interval holds 0, so these runs do not tell which is higher. "
        "\"Identical\": no replication differed at all.");
    lines.push_back(d.parameters.empty()
                        ? "Parameters are taken as certain: what is not known about them is not in "
                          "these intervals."
                        : "What is not known about " + std::to_string(d.parameters.size()) +
                              " parameters is included: each draw of them is shared by " +
                              std::to_string(d.draws_share) +
                              " replications, and errors come from means over draws.");
    if (failed > 0)
        lines.push_back("Warning: " + std::to_string(failed) +
                        " replications failed and are left out under every policy.");
    if (store.precise_enough())
        lines.push_back("The study stopped by itself: every policy's difference in " +
                        d.precision->measure + " was known as precisely as it asks.");
    else if (replications + failed < std::int64_t{d.replications})
        lines.push_back("Warning: the run is not complete: " + std::to_string(d.replications) +
                        " replications were asked for.");
    return lines;
}

bool without_evidence(const UncertainParameter& p) {
    return p.confidence.empty() || p.confidence == "none";
}

std::string warning(const UncertainParameter& p) {
    char range[120];
    std::snprintf(range, sizeof range, " (%.6g, from %.6g to %.6g) ", p.value, p.low, p.high);
    return "Warning: " + p.name + range + "has no evidence behind it" +
           (p.source.empty() ? "." : ": " + p.source);
}

std::vector<std::string> warnings(const Description& d) {
    std::vector<std::string> lines;
    for (const UncertainParameter& p : d.parameters)
        if (without_evidence(p)) lines.push_back(warning(p));
    return lines;
}

/// One paragraph where there are many: the names, and where the rest is to be found.
std::vector<std::string> short_warnings(const Description& d) {
    constexpr std::size_t few = 6;
    std::vector<std::string> lines = warnings(d);
    if (lines.size() <= few) return lines;
    std::string names;
    for (const UncertainParameter& p : d.parameters)
        if (without_evidence(p)) names += (names.empty() ? "" : ", ") + p.name;
    return {"Warning: " + std::to_string(lines.size()) + " of " +
            std::to_string(d.parameters.size()) +
            " uncertain numbers are assumptions without evidence, and the results rest on them as "
            "well; --json gives each one's range and source. They are: " +
            names + "."};
}

nlohmann::json number(double value) {
    return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json();
}

nlohmann::json row_json(const Row& row) {
    return {{"policy", row.policy},
            {"baseline_value", number(row.baseline)},
            {"policy_value", number(row.value)},
            {"difference", number(row.difference)},
            {"std_error", number(row.std_error)},
            {"low", number(row.alone.low)},
            {"high", number(row.alone.high)},
            {"simultaneous_low", number(row.together.low)},
            {"simultaneous_high", number(row.together.high)},
            {"identical", row.identical},
            {"pairs", row.pairs},
            {"draws", row.draws},
            {"words", row.verdict()}};
}

/// Over all points: how a policy's mean difference from the baseline varies.
std::vector<Cells> over_points(Store& store, const Measure& measure,
                               const CompareOptions& options) {
    const Description& d = store.description();
    const std::vector<Row> all = rows_of(store, measure.name, options); // of every point
    const Shown as = shown_for(measure, all);
    std::vector<Cells> lines{{"policy", "lowest", "middle", "highest", "", "points where clear"}};
    for (const std::string& policy : d.policies) {
        std::vector<double> differences;
        std::size_t higher = 0, lower = 0;
        for (const Row& row : all) {
            if (row.policy != policy || std::isnan(row.difference)) continue;
            differences.push_back(row.difference);
            const bool clear = row.constant() || row.alone.low > 0 || row.alone.high < 0;
            higher += clear && row.difference > 0;
            lower += clear && row.difference < 0;
        }
        if (differences.empty()) continue;
        std::sort(differences.begin(), differences.end());
        lines.push_back({policy, as.signed_text(differences.front()),
                         as.signed_text(differences[differences.size() / 2]),
                         as.signed_text(differences.back()), "",
                         "higher at " + std::to_string(higher) + ", lower at " +
                             std::to_string(lower) + " of " + std::to_string(differences.size())});
    }
    return lines;
}

std::string sweep_table(Store& store, const CompareOptions& options) {
    const Description& d = store.description();
    std::string text = wrapped(d.title, options.columns) + "\n";
    for (const Measure& measure : chosen_measures(d, options)) {
        const std::string title = measure.name + ": " + measure.meaning +
                                  ". Mean difference from \"" + d.policies.front() +
                                  "\" over the points, in " + shown_for(measure, {}).differences +
                                  ".";
        text += wrapped(title, options.columns);
        text += table(over_points(store, measure, options), options.columns) + "\n";
    }
    std::string varied;
    for (const std::string& field : d.varied) varied += (varied.empty() ? "" : ", ") + field;
    const std::int64_t replications = noted(store, "replications_analysed");
    const std::int64_t wanted = std::int64_t{d.replications} * point_count(d);
    text +=
        wrapped(grouped(point_count(d), 0) + " points, each with " + grouped(d.replications, 0) +
                    " replications under the same luck. They differ in " + varied +
                    ". \"Clear\": the 95% interval at that point does not hold 0. --point N "
                    "compares at one point.",
                options.columns, 2);
    const std::int64_t failed = noted(store, "replications_failed");
    if (failed > 0)
        text += wrapped("Warning: " + std::to_string(failed) +
                            " replications failed and are left out under every policy.",
                        options.columns, 2);
    if (replications + failed < wanted)
        text += wrapped("Warning: the sweep is not complete: " + std::to_string(replications) +
                            " replications of " + std::to_string(wanted) + " are there.",
                        options.columns, 2);
    return text;
}

} // namespace

namespace {

const Criterion* criterion_of(const Decision& decision, const std::string& measure) {
    for (const Criterion& c : decision.measures)
        if (c.name == measure) return &c;
    return nullptr;
}

} // namespace

std::string comparison_table(Store& store, const CompareOptions& options) {
    expect_comparable(store, options);
    const Description& d = store.description();
    if (is_sweep(d) && !options.point) return sweep_table(store, options);
    std::string text = wrapped(title_of(d, options), options.columns) + "\n";
    Decision decision;
    if (!is_sweep(d)) {
        decision = decide(store, {options.measures, false});
        text += net_benefit_words(decision, d, options.columns);
    }
    for (const Measure& measure : chosen_measures(d, options))
        text += measure_table(measure, rows_of(store, measure.name, options),
                              criterion_of(decision, measure.name), options.columns);
    if (!is_sweep(d)) text += cost_per_leaver_words(store, options.columns);
    if (!is_sweep(d))
        if (const auto seen = screening(store)) text += screening_words(*seen, d, options.columns);
    for (const auto& lines : {explanations(store, options), short_warnings(d)})
        for (const std::string& line : lines) text += wrapped(line, options.columns, 2);
    return text;
}

std::string comparison_json(Store& store, const CompareOptions& options) {
    expect_comparable(store, options);
    const Description& d = store.description();
    if (is_sweep(d) && !options.point)
        throw StoreError("JSON is of one point of a sweep: say which with --point, or read the "
                         "tables comparison and design in results.sqlite");
    const Replications of = replications_of(store, options);
    nlohmann::json result{{"title", title_of(d, options)},
                          {"baseline", d.policies.front()},
                          {"replications", of.analysed},
                          {"replications_failed", of.failed},
                          {"parameter_uncertainty", !d.parameters.empty()},
                          {"level", 0.95},
                          {"warnings", warnings(d)},
                          {"measures", nlohmann::json::array()}};
    for (const Measure& measure : chosen_measures(d, options)) {
        nlohmann::json rows = nlohmann::json::array();
        for (const Row& row : rows_of(store, measure.name, options)) rows.push_back(row_json(row));
        result["measures"].push_back({{"measure", measure.name},
                                      {"unit", measure.unit},
                                      {"meaning", measure.meaning},
                                      {"policies", rows}});
    }
    if (!is_sweep(d))
        result["decision"] = decision_json(decide(store, {options.measures, true}), d);
    return result.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace tenure

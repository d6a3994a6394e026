#include "output/compare_rows.hpp"

#include "output/decision_data.hpp"
#include "output/words.hpp"
#include "statistics/multiple.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

Interval together(const ComparisonRow& row, std::size_t policies) {
    Estimate difference;
    difference.mean = row.difference;
    difference.std_error = row.std_error;
    difference.draws = row.draws;
    return t_interval(difference, bonferroni_level(0.95, policies));
}

std::string setting_text(const DesignValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.6g", std::get<double>(value));
    return digits;
}

std::int64_t noted(Store& store, const std::string& key) {
    Statement note = store.database().prepare("SELECT value FROM provenance WHERE key = ?");
    note.bind(1, key);
    return note.step() ? note.integer(0) : 0;
}

} // namespace

std::vector<ComparisonRow> rows_of(Store& store, const std::string& measure,
                                   const CompareOptions& options) {
    Statement row = store.database().prepare(
        "SELECT c.policy, baseline_value, policy_value, difference, std_error, low, high, "
        "identical, "
        "pairs, draws FROM comparison c JOIN policy p ON p.name = c.policy WHERE measure = ? " +
        std::string(options.point ? "AND point = ? " : "") + "ORDER BY p.id");
    row.bind(1, measure);
    if (options.point) row.bind(2, std::int64_t{*options.point});
    std::vector<ComparisonRow> rows;
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

std::vector<std::string> names_that_matter(const Description& d) {
    constexpr std::size_t most = 10;
    std::vector<std::string> names;
    for (const Panel panel : {Panel::headline, Panel::experience, Panel::retention}) {
        std::vector<const Measure*> of_panel;
        for (const Measure& m : d.measures)
            if (m.panel == panel) of_panel.push_back(&m);
        std::stable_sort(of_panel.begin(), of_panel.end(),
                         [](const Measure* a, const Measure* b) { return a->place < b->place; });
        for (const Measure* m : of_panel)
            if (names.size() < most) names.push_back(m->name);
    }
    for (std::size_t i = 0; names.empty() && i < std::min(most, d.measures.size()); ++i)
        names.push_back(d.measures[i].name);
    return names;
}

std::vector<Measure> chosen_measures(const Description& d, const CompareOptions& options) {
    const bool all = options.measures == std::vector<std::string>{"all"};
    std::vector<std::string> names = options.measures.empty() ? d.decide_on : options.measures;
    if (names.empty()) names = names_that_matter(d);
    std::vector<Measure> chosen;
    if (all)
        for (const Measure& m : d.measures) chosen.push_back(judged(d, m));
    if (all) return chosen;
    for (const std::string& name : names) {
        const auto at = std::find_if(d.measures.begin(), d.measures.end(),
                                     [&](const Measure& m) { return m.name == name; });
        if (at == d.measures.end())
            throw StoreError(not_in_results("measure", name, measure_names(d)));
        chosen.push_back(judged(d, *at));
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
            throw StoreError(not_in_results("policy", policy, known));
    const Description& d = store.description();
    if (options.point && !is_sweep(d))
        throw StoreError("these results are of a study, not of a sweep: they have no points");
    if (options.point && *options.point >= point_count(d))
        throw StoreError("there is no point " + std::to_string(*options.point) +
                         ": the sweep has the points 0 to " + std::to_string(point_count(d) - 1));
}

std::string title_of(const Description& d, const CompareOptions& options) {
    if (!options.point) return d.title;
    std::string settings;
    for (std::size_t f = 0; f < d.varied.size(); ++f)
        settings +=
            (f > 0 ? ", " : "") + d.varied[f] + " = " + setting_text(d.design[*options.point][f]);
    return d.title + ", point " + std::to_string(*options.point) + ": " + settings;
}

Shown shown_for(const Measure& measure, const std::vector<ComparisonRow>& rows) {
    double largest = 0, error = not_known;
    for (const ComparisonRow& row : rows) {
        largest = std::max({largest, std::fabs(row.value), std::fabs(row.baseline)});
        if (row.std_error > 0 && !(row.std_error >= error)) error = row.std_error;
    }
    return shown(measure, largest, error);
}

Replications replications_of(Store& store, const CompareOptions& options) {
    if (!options.point)
        return {noted(store, "replications_analysed"), noted(store, "replications_failed")};
    const std::string at = " WHERE point = " + std::to_string(*options.point);
    Database& database = store.database();
    const std::int64_t all = database.integer("SELECT coalesce(sum(count), 0) FROM batch" + at);
    const std::int64_t failed =
        database.integer("SELECT count(DISTINCT replication) FROM failure" + at);
    return {all - failed, failed};
}

} // namespace tenure

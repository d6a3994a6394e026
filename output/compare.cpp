#include "output/compare.hpp"

#include "output/avoided.hpp"
#include "output/brief_numbers.hpp"
#include "output/cash.hpp"
#include "output/compare_rows.hpp"
#include "output/decision_json.hpp"
#include "output/decision_words.hpp"
#include "output/screening.hpp"
#include "output/selection_words.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace tenure {

namespace {

std::vector<std::string> cells_of(const Measure& measure, const ComparisonRow& row,
                                  const Shown& as) {
    const Interval& i = row.together;
    const std::string interval =
        std::isfinite(i.low) ? as.signed_text(i.low) + " to " + as.signed_text(i.high) : "-";
    return {row.policy,         as.text(row.baseline),
            as.text(row.value), as.signed_text(row.difference),
            interval,           verdict(measure, row.compared())};
}

std::string measure_table(const Measure& measure, const std::vector<ComparisonRow>& rows,
                          const Criterion* criterion, const CompareOptions& options) {
    const std::size_t columns = options.columns;
    std::string text;
    const Shown as = shown_for(measure, rows);
    std::string title = measure.name + ": " + measure.meaning;
    if (!title.empty() && title.back() != '.') title += '.';
    title += " In " + as.unit + ".";
    if (as.differences != as.unit) title += " Differences in " + as.differences + ".";
    std::vector<std::vector<std::string>> lines{
        {"policy", "baseline", "with policy", "difference", "95%, all together", ""}};
    for (const ComparisonRow& row : rows) lines.push_back(cells_of(measure, row, as));
    text += wrapped(title, columns) + table_words(lines, columns, LastColumn::words);
    if (criterion) text += one_future_words(*criterion, as, columns, options.policies);
    return text + "\n";
}

std::vector<std::string> names_of(const std::vector<Measure>& measures) {
    std::vector<std::string> names;
    for (const Measure& m : measures) names.push_back(m.name);
    return names;
}

nlohmann::json number(double value) {
    return std::isfinite(value) ? nlohmann::json(value) : nlohmann::json();
}

nlohmann::json row_json(const Measure& measure, const ComparisonRow& row) {
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
            {"words", verdict(measure, row.compared())}};
}

/// Of one policy alone: what each measure comes to.
std::string levels_table(Store& store, const CompareOptions& options) {
    std::vector<std::vector<std::string>> lines{{"measure", "mean", "9 of 10 futures", "in"}};
    for (const Measure& m : chosen_measures(store.description(), options)) {
        Statement row = store.database().prepare(
            "SELECT mean, std_error, p05, p95 FROM overall_summary WHERE measure = ?" +
            std::string(options.point ? " AND point = ?" : ""));
        row.bind(1, m.name);
        if (options.point) row.bind(2, std::int64_t{*options.point});
        if (!row.step() || row.is_null(0)) continue;
        const Shown as = shown(m, std::fabs(row.real(0)), row.is_null(1) ? not_known : row.real(1));
        lines.push_back(
            {m.name, as.text(row.real(0)),
             row.is_null(2) ? "-" : as.text(row.real(2)) + " to " + as.text(row.real(3)), as.unit});
    }
    return wrapped("One policy only, so there is nothing to compare; over the whole horizon:",
                   options.columns) +
           table_words(lines, options.columns, LastColumn::words) + "\n";
}

/// How to see the measures that are not shown.
std::string more_measures(const Description& d, const CompareOptions& options) {
    if (!options.measures.empty() || !d.decide_on.empty()) return {};
    const std::size_t shown = names_that_matter(d).size();
    if (shown == d.measures.size()) return {};
    return wrapped("These are " + std::to_string(shown) + " of " +
                       std::to_string(d.measures.size()) +
                       " measures: --measure all shows every one, --measure NAME those named.",
                   options.columns, 2);
}

/// What policies cost, by financial year and for each leaver avoided.
std::string money_words(Store& store, const CompareOptions& options) {
    const double factor = options.prices ? options.prices->factor : 1;
    const std::string tables = cash_words(store, options.columns, factor) +
                               cost_per_leaver_words(store, options.columns, factor);
    if (!options.prices || tables.empty()) return tables;
    const PriceChange& p = *options.prices;
    return wrapped("The money in what follows is in prices of " + std::to_string(p.to) +
                       ": times " + grouped(p.factor, 3) + ", as \"" + p.index +
                       "\" has risen since " + std::to_string(p.from) + ".",
                   options.columns) +
           tables;
}

const Criterion* criterion_of(const Decision& decision, const std::string& measure) {
    for (const Criterion& c : decision.measures)
        if (c.measure.name == measure) return &c;
    return nullptr;
}

} // namespace

std::string comparison_table(Store& store, const CompareOptions& options) {
    expect_comparable(store, options);
    const Description& d = store.description();
    if (is_sweep(d) && !options.point) return sweep_table(store, options);
    std::string text = wrapped(title_of(d, options), options.columns) + "\n";
    if (d.policies.size() == 1)
        return text + levels_table(store, options) + more_measures(d, options);
    const std::string unfinished = is_sweep(d) ? "" : unfinished_words(store);
    if (!unfinished.empty()) text += wrapped(unfinished, options.columns) + "\n";
    Decision decision;
    if (!is_sweep(d)) {
        decision = decide(store, {names_of(chosen_measures(d, options)), false});
        const std::string selection = unfinished.empty() ? selection_words(store) : "";
        if (!selection.empty()) text += wrapped(selection, options.columns) + "\n";
        if (unfinished.empty()) text += net_benefit_words(decision, d, options.columns);
    }
    for (const Measure& measure : chosen_measures(d, options))
        text += measure_table(measure, rows_of(store, measure.name, options),
                              criterion_of(decision, measure.name), options);
    text += more_measures(d, options);
    if (!is_sweep(d)) text += money_words(store, options);
    if (!is_sweep(d))
        if (const auto seen = screening(store)) text += screening_words(*seen, d, options.columns);
    for (const auto& lines : {explanations(store, options), short_warnings(d)})
        for (const std::string& line : lines) text += wrapped(line, options.columns, 2);
    return text;
}

std::string comparison_json(Store& store, const CompareOptions& asked) {
    expect_comparable(store, asked);
    const Description& d = store.description();
    CompareOptions options = asked;
    if (asked.measures.empty() && d.decide_on.empty()) options.measures = {"all"};
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
        for (const ComparisonRow& row : rows_of(store, measure.name, options))
            rows.push_back(row_json(measure, row));
        result["measures"].push_back({{"measure", measure.name},
                                      {"label", label(measure)},
                                      {"unit", measure.unit},
                                      {"meaning", measure.meaning},
                                      {"better", to_text(measure.better)},
                                      {"policies", rows}});
    }
    if (!is_sweep(d))
        result["decision"] =
            decision_json(decide(store, {asked.measures == std::vector<std::string>{"all"}
                                             ? std::vector<std::string>{}
                                             : asked.measures,
                                         true}),
                          d);
    return result.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

} // namespace tenure

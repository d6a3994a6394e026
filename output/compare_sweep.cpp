// A sweep in short: how each policy's difference from the baseline varies over the points.
#include "output/compare_rows.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

/// Over all points: how a policy's mean difference from the baseline varies.
std::vector<std::vector<std::string>> over_points(Store& store, const Measure& measure,
                                                  const CompareOptions& options) {
    const Description& d = store.description();
    const std::vector<ComparisonRow> all = rows_of(store, measure.name, options); // of every point
    const Shown as = shown_for(measure, all);
    std::vector<std::vector<std::string>> lines{
        {"policy", "lowest", "middle", "highest", "points where clear"}};
    for (const std::string& policy : d.policies) {
        std::vector<double> differences;
        std::size_t higher = 0, lower = 0;
        for (const ComparisonRow& row : all) {
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
                         as.signed_text(differences.back()),
                         "higher at " + std::to_string(higher) + ", lower at " +
                             std::to_string(lower) + " of " + std::to_string(differences.size())});
    }
    return lines;
}

} // namespace

std::string sweep_table(Store& store, const CompareOptions& options) {
    const Description& d = store.description();
    std::string text = wrapped(d.title, options.columns) + "\n";
    for (const Measure& measure : chosen_measures(d, options)) {
        const std::string title = measure.name + ": " + measure.meaning +
                                  ". Mean difference from \"" + d.policies.front() +
                                  "\" over the points, in " + shown_for(measure, {}).differences +
                                  ".";
        text += wrapped(title, options.columns);
        text +=
            table_words(over_points(store, measure, options), options.columns, LastColumn::words) +
            "\n";
    }
    std::string varied;
    for (const std::string& field : d.varied) varied += (varied.empty() ? "" : ", ") + field;
    const Replications of = replications_of(store, options);
    const std::int64_t wanted = std::int64_t{d.replications} * point_count(d);
    text += wrapped(
        grouped(point_count(d), 0) + " points, each with " + grouped(d.replications, 0) +
            " replications, with the same simulated people and chance events at every point. "
            "They differ in " +
            varied +
            ". \"Clear\": the 95% interval at that point does not hold 0. --point N "
            "compares at one point.",
        options.columns, 2);
    if (of.failed > 0)
        text += wrapped("Warning: " + std::to_string(of.failed) +
                            " replications failed and are left out under every policy.",
                        options.columns, 2);
    if (of.analysed + of.failed < wanted)
        text += wrapped("Warning: the sweep is not complete: " + std::to_string(of.analysed) +
                            " replications of " + std::to_string(wanted) + " are there.",
                        options.columns, 2);
    return text;
}

} // namespace tenure

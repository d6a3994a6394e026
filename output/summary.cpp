#include "output/summary.hpp"

#include "output/monthly.hpp"
#include "output/outcomes.hpp"
#include "output/part.hpp"
#include "statistics/estimate.hpp"
#include "statistics/histogram.hpp"
#include "statistics/order.hpp"

#include <algorithm>
#include <optional>

namespace tenure {

namespace {

constexpr PerThousand told_quantiles[] = {{50}, {250}, {500}, {750}, {950}};

/// Measures are taken in groups whose values for two policies fit this many bytes.
constexpr std::size_t memory_of_a_group = 256u << 20;

std::string insert_comparison(const char* table, const char* key) {
    return std::string("INSERT INTO ") + table +
           " (policy, baseline, measure, difference, std_error, low, high, baseline_value, "
           "policy_value, identical, pairs, draws, variance_reduction" +
           key + ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?" + (*key ? ",?)" : ")");
}

/// A sweep's rows are of a point, and of no single year.
struct Writers {
    Writers(Database& d, std::optional<std::uint32_t> of)
        : point(of), overall(d.prepare(std::string("INSERT INTO overall_summary VALUES "
                                                   "(?,?,?,?,?,?,?,?,?,?,?,?,?") +
                                       (of ? ",?)" : ")"))),
          comparison(d.prepare(insert_comparison("comparison", of ? ", point" : ""))) {
        if (of) {
            overall.bind(14, std::int64_t{*of});
            comparison.bind(14, std::int64_t{*of});
            return;
        }
        yearly.emplace(d.prepare("INSERT INTO yearly VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"));
        by_year.emplace(d.prepare(insert_comparison("comparison_by_year", ", year")));
    }
    std::optional<std::uint32_t> point;
    Statement overall, comparison;
    std::optional<Statement> yearly, by_year;
};

/// Binds the five quantiles from parameter `at` on; NULLs where there are no values.
void bind_quantiles(Statement& row, int at, const Sample& sample, double scale) {
    std::vector<std::int64_t> values;
    for (const std::int64_t value : sample.values)
        if (value != sample.missing) values.push_back(value);
    std::sort(values.begin(), values.end());
    for (const PerThousand p : told_quantiles) {
        if (values.empty())
            row.bind_null(at++);
        else
            row.bind_real(at++, static_cast<double>(quantile(values, p)) / scale);
    }
}

void write_year(Writers& writers, const Description& d, std::size_t policy, std::size_t year,
                std::size_t measure, const Sample& sample) {
    const Measure& m = d.measures[measure];
    const auto scale = static_cast<double>(m.scale);
    const Estimate e = estimate(sample);
    Statement& row = *writers.yearly;
    row.bind(1, d.policies[policy]).bind(2, std::int64_t{d.years[year]}).bind(3, m.name);
    row.bind_real(4, e.mean / scale).bind_real(5, e.std_error / scale);
    bind_quantiles(row, 6, sample, scale);
    row.bind(11, std::int64_t{d.whole_years[year]}).bind(12, e.values).run();
}

void write_overall(Writers& writers, const Description& d, std::size_t policy, std::size_t measure,
                   const Sample& sample) {
    const Measure& m = d.measures[measure];
    const auto scale = static_cast<double>(m.scale);
    const Estimate e = estimate(sample);
    const Interval interval = t_interval(e);
    Statement& row = writers.overall;
    row.bind(1, d.policies[policy]).bind(2, m.name);
    row.bind_real(3, e.mean / scale).bind_real(4, e.std_error / scale);
    row.bind_real(5, interval.low / scale).bind_real(6, interval.high / scale);
    bind_quantiles(row, 7, sample, scale);
    row.bind(12, e.values).bind(13, e.draws).run();
}

void bind_comparison(Statement& row, const Description& d, std::size_t policy, std::size_t measure,
                     const PairedDifference& pair) {
    const Measure& m = d.measures[measure];
    const auto scale = static_cast<double>(m.scale);
    const Interval interval = t_interval(pair.difference);
    row.bind(1, d.policies[policy]).bind(2, d.policies[0]).bind(3, m.name);
    row.bind_real(4, pair.difference.mean / scale);
    row.bind_real(5, pair.difference.std_error / scale);
    row.bind_real(6, interval.low / scale).bind_real(7, interval.high / scale);
    row.bind_real(8, pair.baseline / scale).bind_real(9, pair.policy / scale);
    row.bind(10, std::int64_t{pair.identical}).bind(11, pair.difference.values);
    row.bind(12, pair.difference.draws).bind_real(13, pair.variance_reduction);
}

void write_policy(Writers& writers, const Description& d, std::size_t policy, MeasureRange range,
                  const Outcomes& outcomes) {
    for (std::size_t m = range.first; m < range.last; ++m) {
        for (std::size_t y = 0; writers.yearly && y < d.years.size(); ++y)
            write_year(writers, d, policy, y, m, outcomes.sample(y, m));
        write_overall(writers, d, policy, m, outcomes.sample(d.years.size(), m));
    }
}

void write_comparisons(Writers& writers, const Description& d, std::size_t policy,
                       MeasureRange range, const Outcomes& outcomes, const Outcomes& baseline) {
    for (std::size_t m = range.first; m < range.last; ++m) {
        for (std::size_t y = 0; writers.by_year && y < d.years.size(); ++y) {
            bind_comparison(*writers.by_year, d, policy, m,
                            paired_difference(outcomes.sample(y, m), baseline.sample(y, m)));
            writers.by_year->bind(14, std::int64_t{d.years[y]}).run();
        }
        const std::size_t whole = d.years.size();
        bind_comparison(writers.comparison, d, policy, m,
                        paired_difference(outcomes.sample(whole, m), baseline.sample(whole, m)));
        writers.comparison.run();
    }
}

void summarise_replications(Database& database, const Description& d, std::uint32_t replications,
                            std::optional<std::uint32_t> point = {}) {
    Writers writers(database, point);
    const std::uint32_t at = point.value_or(0);
    const auto every = places_of({}, d).measures;
    for (const MeasureRange& range : // the baseline's values and a policy's
         ranges_that_fit(memory_of_a_group / 2, every, d, replications)) {
        const Outcomes baseline(database, d, 0, range, replications, at);
        write_policy(writers, d, 0, range, baseline);
        for (std::size_t p = 1; p < d.policies.size(); ++p) {
            const Outcomes outcomes(database, d, p, range, replications, at);
            write_policy(writers, d, p, range, outcomes);
            write_comparisons(writers, d, p, range, outcomes, baseline);
        }
    }
}

void summarise_months(Database& database, const Description& d, std::uint32_t batches) {
    Statement row = database.prepare("INSERT INTO monthly VALUES (?,?,?,?,?,?,?,?,?,?,?)");
    for (std::size_t p = 0; p < d.policies.size(); ++p) {
        const auto totals = monthly_totals(database, d, p, batches);
        for (std::size_t i = 0; i < totals.size(); ++i) {
            const MonthlyTotal& total = totals[i];
            const std::size_t period = i / d.measures.size();
            const Measure& m = d.measures[i % d.measures.size()];
            const auto scale = static_cast<double>(m.scale);
            row.bind(1, d.policies[p]).bind(2, d.periods[period].label).bind(3, m.name);
            const auto n = static_cast<double>(total.count);
            row.bind_real(4, static_cast<double>(total.sum) / n / scale);
            for (int q = 0; q < 5; ++q) {
                if (total.bins.empty())
                    row.bind_null(5 + q);
                else
                    row.bind_real(5 + q,
                                  quantile(total.bins, told_quantiles[q], m.resolution) / scale);
            }
            row.bind(10, total.count).bind(11, static_cast<std::int64_t>(period)).run();
        }
    }
}

/// Of a point: a study is its only one.
Analysed analysed_at(Database& database, const Description& d, std::uint32_t point,
                     std::uint32_t at_most) {
    Analysed result;
    const std::int64_t first = std::int64_t{point} * batches_per_point(d);
    Statement batch = database.prepare("SELECT id, first + count FROM batch WHERE id >= ? "
                                       "AND id < ? ORDER BY id");
    batch.bind(1, first).bind(2, first + batches_per_point(d));
    while (result.batches < at_most && batch.step() &&
           batch.integer(0) == first + std::int64_t{result.batches}) {
        ++result.batches;
        result.replications = static_cast<std::uint32_t>(batch.integer(1));
    }
    return result;
}

void summarise_points(Database& database, const Description& d) {
    for (const char* table : {"overall_summary", "comparison"})
        database.run(std::string("DELETE FROM ") + table);
    for (std::uint32_t point = 0; point < point_count(d); ++point) {
        const Analysed what = analysed_at(database, d, point, UINT32_MAX);
        if (what.replications > 0) summarise_replications(database, d, what.replications, point);
    }
}

} // namespace

void write_selection(Database& database, const Description& d, const Standings& standings) {
    database.run("DELETE FROM selection");
    Statement row = database.prepare("INSERT INTO selection VALUES (?, ?, ?, ?, ?, ?)");
    const std::int64_t each = std::int64_t{d.draws_in_a_row} * d.draws_share;
    for (std::size_t p = 0; p < d.policies.size(); ++p) {
        const Drop& drop = standings.drops[p];
        row.bind(1, d.policies[p]);
        row.bind(2, std::int64_t{standings.decided && standings.still_in[p]});
        row.bind(3, std::int64_t{standings.replications[p]});
        if (drop.after == 0) {
            row.bind_null(4).bind_null(5).bind_null(6);
        } else {
            row.bind(4, drop.after * each).bind(5, d.policies[drop.by]);
            row.bind_real(6, drop.behind);
        }
        row.run();
    }
}

Analysed analysed(Database& database, const Description& description, std::uint32_t at_most) {
    Analysed all;
    for (std::uint32_t point = 0; point < point_count(description); ++point) {
        const Analysed here = analysed_at(database, description, point, at_most);
        all.batches += here.batches;
        all.replications += here.replications;
    }
    return all;
}

void summarise(Database& database, const Description& description, const Analysed& what) {
    if (is_sweep(description)) return summarise_points(database, description);
    for (const char* table :
         {"monthly", "yearly", "overall_summary", "comparison", "comparison_by_year"})
        database.run(std::string("DELETE FROM ") + table);
    summarise_replications(database, description, what.replications);
    summarise_months(database, description, what.batches);
}

} // namespace tenure

#include "output/validity.hpp"

#include "output/monthly.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace tenure {

namespace {

/// The most that a store may ask memory for: policies x replications.
constexpr std::uint64_t most_trials = std::uint64_t{1} << 40;

struct Check {
    const std::string& file;
    void operator()(bool holds, const std::string& otherwise) const {
        if (!holds) damaged(file, otherwise);
    }
};

bool distinct(const std::vector<std::string>& names) {
    return std::set<std::string>(names.begin(), names.end()).size() == names.size();
}

bool is_measure(const Description& d, const std::string& name) {
    return std::any_of(d.measures.begin(), d.measures.end(),
                       [&](const Measure& m) { return m.name == name; });
}

void check_measures(const Description& d, const Check& check) {
    check(!d.measures.empty(), "there is no measure");
    std::vector<std::string> names;
    for (const Measure& m : d.measures) {
        names.push_back(m.name);
        check(m.scale > 0 && m.resolution > 0, "the scale of " + m.name);
    }
    check(distinct(names), "two measures have one name");
    for (const Value& v : d.values) {
        check(is_measure(d, v.measure), "a value of an unknown measure");
        check(std::isfinite(v.gbp_per_unit), "the value of " + v.measure);
    }
    if (d.decide)
        check(d.decide->probability >= 0.5 && d.decide->probability < 1 &&
                  std::isfinite(d.decide->indifference_gbp) && d.decide->indifference_gbp > 0 &&
                  d.draws_in_a_row > 0 && !d.values.empty(),
              "what it is to decide");
    if (!d.precision) return;
    check(is_measure(d, d.precision->measure), "the precision is of an unknown measure");
    check(std::isfinite(d.precision->half_width) && d.precision->half_width > 0, "the precision");
}

void check_calendar(const Description& d, const Check& check) {
    check(!d.years.empty() && !d.periods.empty(), "there is no reporting year or month");
    check(std::adjacent_find(d.years.begin(), d.years.end(), std::greater_equal<>()) ==
              d.years.end(),
          "the reporting years");
    for (std::size_t i = 0; i < d.periods.size(); ++i) {
        const Period& p = d.periods[i];
        check(std::binary_search(d.years.begin(), d.years.end(), p.year) &&
                  (i == 0 || d.periods[i - 1].end < p.end),
              "month " + std::to_string(i));
    }
}

void check_plan(const Description& d, const Check& check) {
    check(d.replications > 0 && d.replications < (1u << 30), "the number of replications");
    check(d.batch_size > 0 && d.batch_size < (1u << 30), "the size of a batch");
    check(d.draws_share > 0, "how many replications share a draw");
    check(d.scrambles < (1u << 16), "the number of scrambles");
    check(d.draws_in_a_row < (1u << 16), "how many draws make a set");
    check(std::uint64_t{d.replications} * d.policies.size() < most_trials, "the number of trials");
    check(std::uint64_t{point_count(d)} * batches_per_point(d) < UINT32_MAX,
          "the number of batches");
    check(!d.fingerprint.empty(), "the fingerprint is missing");
    for (const auto& point : d.design)
        check(point.size() == d.varied.size(), "the points of the sweep");
}

} // namespace

void expect_valid(const Description& d, const std::string& file) {
    const Check check{file};
    check(!d.policies.empty(), "there is no policy");
    check(distinct(d.policies), "two policies have one name");
    check_measures(d, check);
    check_calendar(d, check);
    check_plan(d, check);
}

namespace {

/// Conditions of SQL on a table's rows.
class Rows {
public:
    Rows(Database& database, const Description& d) : database_(database), d_(d) {}

    void expect_none(const std::string& table, const std::string& wrong) {
        if (database_.integer("SELECT EXISTS (SELECT 1 FROM " + table + " WHERE NOT ifnull((" +
                              wrong + "), 0))") != 0)
            damaged(database_.file(), "the rows of the table " + table);
    }
    std::string below(const char* column, std::uint64_t end) const {
        return std::string("typeof(") + column + ") = 'integer' AND " + column + " >= 0 AND " +
               column + " < " + std::to_string(end);
    }
    std::string trial() const {
        const std::string point =
            is_sweep(d_) ? " AND " + below("point", d_.design.size()) : std::string();
        return below("policy", d_.policies.size()) + " AND " +
               below("replication", d_.replications) + point;
    }

private:
    Database& database_;
    const Description& d_;
};

std::string counted(const char* what, const char* table, const TrialBatch& batch, bool sweep) {
    return std::string("SELECT count(") + what + ") FROM " + table +
           " WHERE replication >= " + std::to_string(batch.first) + " AND replication < " +
           std::to_string(batch.first + batch.count) +
           (sweep ? " AND point = " + std::to_string(batch.point) : "");
}

/// A batch has all its replications but the failed ones, under every policy and in every year.
void check_batch(Database& database, const Description& d, const TrialBatch& batch) {
    const bool sweep = is_sweep(d);
    const std::int64_t failed =
        database.integer(counted("DISTINCT replication", "failure", batch, sweep));
    const auto policies = static_cast<std::int64_t>(d.policies.size());
    const std::int64_t rows = policies * (batch.count - failed);
    if (database.integer(counted("*", "overall_wide", batch, sweep)) != rows ||
        database.integer(counted("*", "outcome_wide", batch, sweep)) !=
            rows * static_cast<std::int64_t>(d.years.size()) ||
        (!sweep && database.integer("SELECT count(*) FROM monthly_batch WHERE batch = " +
                                    std::to_string(batch.index)) != policies))
        damaged(database.file(), "batch " + std::to_string(batch.index) + " lacks rows");
}

/// Values whose squares can be summed up, as all that a run stores. SQLite's expressions are at
/// most 1000 deep, so measures are taken in groups.
void check_values(const char* table, const Description& d, Rows& rows) {
    constexpr std::size_t group = 200;
    const std::string most = std::to_string(std::int64_t{1} << 55);
    for (std::size_t first = 0; first < d.measures.size(); first += group) {
        std::string all = "1";
        for (std::size_t m = first; m < std::min(first + group, d.measures.size()); ++m) {
            const std::string column = quoted_name(d.measures[m].name);
            all += " AND (" + column + " IS NULL OR " + column + " BETWEEN -" + most + " AND " +
                   most + ")";
        }
        rows.expect_none(table, all);
    }
}

void check_batches(Database& database, const Description& d) {
    Statement row = database.prepare("SELECT id, first, count FROM batch ORDER BY id");
    while (row.step()) {
        const std::int64_t id = row.integer(0);
        if (id < 0 || id >= batch_count(d)) damaged(database.file(), "a batch is not the study's");
        const TrialBatch batch = empty_batch(d, static_cast<std::uint32_t>(id));
        if (row.integer(1) != batch.first || row.integer(2) != batch.count)
            damaged(database.file(), "what batch " + std::to_string(id) + " holds");
        check_batch(database, d, batch);
    }
}

void check_months(Database& database, const Description& d) {
    Statement row = database.prepare("SELECT data FROM monthly_batch");
    while (row.step()) {
        std::vector<MonthlyTotal> totals(d.periods.size() * d.measures.size());
        if (!add_encoded(row.blob(0), totals)) damaged(database.file(), "monthly results");
    }
}

void check_summaries(const Description& d, Rows& rows) {
    const std::string named = "policy IN (SELECT name FROM policy) AND "
                              "measure IN (SELECT name FROM measure)";
    for (const char* table : {"overall_summary", "comparison"}) rows.expect_none(table, named);
    if (is_sweep(d)) return;
    rows.expect_none("monthly", named + " AND " + rows.below("period", d.periods.size()));
    const std::string year = named + " AND year IN (SELECT year FROM year)";
    for (const char* table : {"yearly", "comparison_by_year"}) rows.expect_none(table, year);
}

} // namespace

void expect_valid_rows(Database& database, const Description& d) {
    Rows rows(database, d);
    rows.expect_none("overall_wide", rows.trial());
    rows.expect_none("outcome_wide", rows.trial() + " AND year IN (SELECT year FROM year)");
    for (const char* table : {"outcome_wide", "overall_wide"}) check_values(table, d, rows);
    rows.expect_none("failure", "policy IN (SELECT name FROM policy) AND " +
                                    rows.below("replication", d.replications));
    const std::uint64_t draws = (d.replications + d.draws_share - 1) / d.draws_share;
    rows.expect_none("parameter_draw", rows.below("draw", draws) + " AND " +
                                           rows.below("parameter", d.parameters.size()));
    if (!is_sweep(d)) {
        rows.expect_none("monthly_batch", rows.below("policy", d.policies.size()) + " AND " +
                                              rows.below("batch", batch_count(d)));
        check_months(database, d);
    }
    check_batches(database, d);
    check_summaries(d, rows);
}

} // namespace tenure

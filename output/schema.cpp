#include "output/schema.hpp"

#include "core/contract.hpp"
#include "output/measure_rows.hpp"

#include <set>

namespace tenure {

namespace {

const char* const fixed_tables = R"(
CREATE TABLE policy(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    reason TEXT NOT NULL, baseline INTEGER NOT NULL);
CREATE TABLE parameter(id INTEGER PRIMARY KEY, name TEXT NOT NULL, value REAL, low REAL, high REAL,
    distribution TEXT NOT NULL, source TEXT NOT NULL, confidence TEXT NOT NULL);
CREATE TABLE parameter_draw(draw INTEGER, parameter INTEGER, value REAL NOT NULL,
    PRIMARY KEY (draw, parameter)) WITHOUT ROWID;
CREATE TABLE value(measure TEXT PRIMARY KEY, gbp_per_unit REAL NOT NULL, source TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE period(id INTEGER PRIMARY KEY, label TEXT NOT NULL, year INTEGER NOT NULL,
    end_microseconds INTEGER NOT NULL, ends_year INTEGER NOT NULL, whole_year INTEGER NOT NULL);
CREATE TABLE year(year INTEGER PRIMARY KEY, whole_year INTEGER NOT NULL);
CREATE TABLE provenance(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE timing(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
)";

const char* const study_tables = R"(
CREATE TABLE batch(id INTEGER PRIMARY KEY, first INTEGER NOT NULL, count INTEGER NOT NULL,
    checksum INTEGER NOT NULL);
CREATE TABLE failure(policy TEXT, replication INTEGER, message TEXT NOT NULL,
    PRIMARY KEY (policy, replication)) WITHOUT ROWID;
CREATE TABLE monthly_batch(policy INTEGER, batch INTEGER, events INTEGER NOT NULL,
    data BLOB NOT NULL, PRIMARY KEY (policy, batch));
)";

const char* const study_summaries = R"(
CREATE TABLE monthly(policy TEXT, month TEXT NOT NULL, measure TEXT, mean REAL,
    p05 REAL, p25 REAL, p50 REAL, p75 REAL, p95 REAL, count INTEGER NOT NULL, period INTEGER,
    PRIMARY KEY (policy, measure, period)) WITHOUT ROWID;
CREATE TABLE yearly(policy TEXT, year INTEGER, measure TEXT, mean REAL, std_error REAL,
    p05 REAL, p25 REAL, p50 REAL, p75 REAL, p95 REAL, whole_year INTEGER NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (policy, measure, year)) WITHOUT ROWID;
)";

/// Of a study that decides: by policy, whether it is selected, how often it was run, and after how
/// many replications it dropped out, behind which other by how much.
const char* const selection_table = R"(
CREATE TABLE selection(policy TEXT PRIMARY KEY, selected INTEGER NOT NULL,
    replications INTEGER NOT NULL, dropped_after INTEGER, dropped_by TEXT, behind_gbp REAL)
    WITHOUT ROWID;
)";

/// A summary of the whole horizon; `column` and `key` as of a comparison.
std::string overall_table(const std::string& column, const std::string& key) {
    return "CREATE TABLE overall_summary(policy TEXT, measure TEXT, mean REAL, std_error REAL, "
           "low REAL, high REAL, p05 REAL, p25 REAL, p50 REAL, p75 REAL, p95 REAL, "
           "count INTEGER NOT NULL, draws INTEGER NOT NULL" +
           column + ", PRIMARY KEY (policy, measure" + key + ")) WITHOUT ROWID;\n";
}

/// A comparison table; `key` is what rows have besides policy and measure.
std::string comparison_table(const std::string& name, const std::string& column,
                             const std::string& key) {
    return "CREATE TABLE " + name + "(policy TEXT, baseline TEXT NOT NULL, " + column +
           "measure TEXT, difference REAL, std_error REAL, low REAL, high REAL, "
           "baseline_value REAL, policy_value REAL, identical INTEGER NOT NULL, "
           "pairs INTEGER NOT NULL, draws INTEGER NOT NULL, variance_reduction REAL, "
           "PRIMARY KEY (policy, measure" +
           key + ")) WITHOUT ROWID;\n";
}

/// What a sweep has in place of a study's own tables: its points, and batches of them. It keeps
/// years, not months.
const char* const sweep_tables = R"(
CREATE TABLE design(point INTEGER NOT NULL, parameter TEXT NOT NULL, value,
    PRIMARY KEY (point, parameter));
CREATE TABLE batch(id INTEGER PRIMARY KEY, point INTEGER NOT NULL, first INTEGER NOT NULL,
    count INTEGER NOT NULL, checksum INTEGER NOT NULL);
CREATE TABLE failure(point INTEGER, policy TEXT, replication INTEGER, message TEXT NOT NULL,
    PRIMARY KEY (point, policy, replication)) WITHOUT ROWID;
)";

std::string wide_table(const std::string& name, const std::string& keys,
                       const std::vector<Measure>& measures) {
    std::string sql = "CREATE TABLE " + name + "(";
    for (const char* key : {"point", "policy", "replication", "year"})
        if (keys.find(key) != std::string::npos) sql += std::string(key) + " INTEGER NOT NULL, ";
    for (const Measure& measure : measures) sql += quoted_name(measure.name) + " INTEGER, ";
    return sql + "PRIMARY KEY (" + keys + ")) WITHOUT ROWID;\n";
}

/// The wide table as rows of one value. SQLite joins at most 500 selections, so they are grouped.
std::string long_view(const std::string& name, const std::string& wide, const std::string& year,
                      const Description& d) {
    const auto& measures = d.measures;
    const std::string point = is_sweep(d) ? "w.point AS point, " : "";
    std::string sql = "CREATE VIEW " + name + " AS SELECT * FROM (";
    for (std::size_t m = 0; m < measures.size(); ++m) {
        if (m > 0) sql += m % 200 == 0 ? ") UNION ALL SELECT * FROM (" : " UNION ALL ";
        sql += "SELECT " + point + "p.name AS policy, w.replication AS replication, " + year +
               quoted_text(measures[m].name) + " AS measure, w." + quoted_name(measures[m].name) +
               " / " + std::to_string(measures[m].scale) + ".0 AS value FROM " + wide +
               " w JOIN policy p ON p.id = w.policy\n";
    }
    return sql + ");\n";
}

std::string folded(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

void expect_distinct_names(const Description& description) {
    std::set<std::string> columns{"point", "policy", "replication", "year"}, policies;
    for (const Measure& measure : description.measures) {
        expects(columns.insert(folded(measure.name)).second, "measures have names of their own");
        expects(measure.scale > 0 && measure.resolution > 0, "a measure has a scale");
    }
    for (const std::string& policy : description.policies)
        expects(policies.insert(policy).second, "policies have names of their own");
}

} // namespace

std::string schema(const Description& description) {
    expects(!description.policies.empty() && !description.measures.empty(),
            "a study has policies and measures");
    expect_distinct_names(description);
    const auto& measures = description.measures;
    const bool sweep = is_sweep(description);
    const std::string keys = sweep ? "point, policy, replication" : "policy, replication";
    std::string sql = fixed_tables + create_measures() + (sweep ? sweep_tables : study_tables);
    sql += wide_table("outcome_wide", keys + ", year", measures);
    sql += wide_table("overall_wide", keys, measures);
    if (sweep) {
        sql += overall_table(", point INTEGER", ", point");
        sql += comparison_table("comparison", "point INTEGER, ", ", point");
    } else {
        sql += study_summaries + overall_table("", "") + comparison_table("comparison", "", "");
        sql += comparison_table("comparison_by_year", "year INTEGER, ", ", year");
        if (description.decide) sql += selection_table;
    }
    return sql + long_view("outcome", "outcome_wide", "w.year AS year, ", description) +
           long_view("overall", "overall_wide", "", description);
}

} // namespace tenure

#include "output/checksum.hpp"

#include <bit>
#include <cstring>
#include <optional>

namespace tenure {

namespace {

enum class Kind : std::uint64_t { null = 1, integer, real, text, row, table };

/// Each step is a bijection of the sum so far.
class Checksum {
public:
    void add(Kind kind, std::uint64_t value) {
        sum_ = (sum_ ^ value) * 0x9e3779b97f4a7c15u;
        sum_ ^= sum_ >> 29;
        sum_ = (sum_ + static_cast<std::uint64_t>(kind)) * 0xbf58476d1ce4e5b9u;
        sum_ ^= sum_ >> 32;
    }
    void add(std::string_view bytes) {
        add(Kind::text, bytes.size());
        while (!bytes.empty()) {
            std::uint64_t word = 0;
            const std::size_t size = std::min(bytes.size(), sizeof word);
            std::memcpy(&word, bytes.data(), size);
            add(Kind::text, word);
            bytes.remove_prefix(size);
        }
    }
    std::int64_t value() const { return static_cast<std::int64_t>(sum_); }

private:
    std::uint64_t sum_ = 0x74656e757265u;
};

void add_value(Checksum& sum, const Statement& row, int column) {
    if (row.is_integer(column))
        sum.add(Kind::integer, static_cast<std::uint64_t>(row.integer(column)));
    else if (row.is_null(column))
        sum.add(Kind::null, 0);
    else if (row.is_real(column))
        sum.add(Kind::real, std::bit_cast<std::uint64_t>(row.real(column)));
    else
        sum.add(row.blob(column));
}

/// Adds every row of a query whose parameters are bound. @return how many
std::int64_t add_rows(Checksum& sum, Statement& rows) {
    const int columns = rows.columns();
    std::int64_t count = 0;
    for (; rows.step(); ++count) {
        for (int c = 0; c < columns; ++c) add_value(sum, rows, c);
        sum.add(Kind::row, 0);
    }
    rows.reset();
    sum.add(Kind::table, static_cast<std::uint64_t>(count));
    return count;
}

std::int64_t add_query(Checksum& sum, Database& database, const std::string& sql) {
    Statement rows = database.prepare(sql);
    return add_rows(sum, rows);
}

/// How many rows each table has: of one batch, or of all together.
struct RowCounts {
    std::int64_t outcome = 0, overall = 0, failure = 0, monthly = 0, draws = 0;
};

std::string between(const char* column, std::int64_t first, std::int64_t end) {
    return std::string(column) + " >= " + std::to_string(first) + " AND " + column + " < " +
           std::to_string(end);
}

/// A batch's rows, policy after policy, added and counted.
void add_batch(Checksum& sum, Database& database, const Description& d, std::uint32_t index,
               RowCounts& rows) {
    const TrialBatch batch = empty_batch(d, index);
    const bool sweep = is_sweep(d);
    const std::string of_point = sweep ? "point = " + std::to_string(batch.point) + " AND " : "";
    const std::string range = between("replication", batch.first, batch.first + batch.count);
    for (const std::uint32_t x : {batch.index, batch.point, batch.first, batch.count})
        sum.add(Kind::integer, x);
    for (std::size_t p = 0; p < d.policies.size(); ++p) {
        const std::string policy = "policy = " + std::to_string(p);
        const std::string where = " WHERE " + of_point + policy + " AND " + range;
        rows.outcome += add_query(sum, database, "SELECT * FROM outcome_wide" + where);
        rows.overall += add_query(sum, database, "SELECT * FROM overall_wide" + where);
        if (!sweep)
            rows.monthly += add_query(sum, database,
                                      "SELECT * FROM monthly_batch WHERE " + policy +
                                          " AND batch = " + std::to_string(index));
    }
    rows.failure += add_query(sum, database,
                              "SELECT * FROM failure WHERE " + of_point + range +
                                  " ORDER BY policy, replication");
    if (sweep) return;
    const std::int64_t share = d.draws_share, first = batch.first / share;
    const std::int64_t draws = (batch.count + share - 1) / share;
    rows.draws +=
        add_query(sum, database,
                  "SELECT * FROM parameter_draw WHERE " + between("draw", first, first + draws));
}

std::optional<std::int64_t> noted(Database& database, const char* key) {
    Statement row = database.prepare("SELECT value FROM provenance WHERE key = ?");
    row.bind(1, key);
    if (!row.step()) return std::nullopt;
    return row.integer(0);
}

constexpr const char* summaries[] = {"monthly", "yearly", "overall_summary", "comparison",
                                     "comparison_by_year"};

void expect_no_other_rows(Database& database, const Description& d, const RowCounts& rows) {
    const auto expect = [&](const char* table, std::int64_t count) {
        if (database.integer(std::string("SELECT count(*) FROM ") + table) != count)
            damaged(database.file(), std::string("the table ") + table +
                                         " has rows that are of no batch, or lacks some");
    };
    expect("outcome_wide", rows.outcome);
    expect("overall_wide", rows.overall);
    expect("failure", rows.failure);
    if (!is_sweep(d)) expect("monthly_batch", rows.monthly);
    expect("parameter_draw", rows.draws);
}

void verify_batches(Database& database, const Description& d) {
    RowCounts rows;
    Statement batch = database.prepare("SELECT id, first, count, checksum FROM batch ORDER BY id");
    while (batch.step()) {
        const std::int64_t id = batch.integer(0);
        const std::string name = "batch " + std::to_string(id);
        if (id < 0 || id >= batch_count(d)) damaged(database.file(), name + " is not the study's");
        const auto index = static_cast<std::uint32_t>(id);
        const TrialBatch wanted = empty_batch(d, index);
        Checksum sum;
        add_batch(sum, database, d, index, rows);
        if (batch.integer(1) != wanted.first || batch.integer(2) != wanted.count ||
            batch.integer(3) != sum.value())
            damaged(database.file(), name + " is not what was written");
    }
    expect_no_other_rows(database, d, rows);
}

} // namespace

std::int64_t rows_checksum(Database& database, const std::vector<std::string>& queries) {
    Checksum sum;
    for (const std::string& query : queries) add_query(sum, database, query);
    return sum.value();
}

std::int64_t batch_checksum(Database& database, const Description& d, std::uint32_t batch) {
    Checksum sum;
    RowCounts rows;
    add_batch(sum, database, d, batch, rows);
    return sum.value();
}

std::int64_t description_checksum(Database& database) {
    Checksum sum;
    add_query(sum, database, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name");
    for (const char* table : {"policy", "measure", "parameter", "value", "period", "year"})
        add_query(sum, database, std::string("SELECT * FROM ") + table + " ORDER BY 1");
    if (has_table(database, "design"))
        add_query(sum, database, "SELECT * FROM design ORDER BY rowid");
    add_query(sum, database,
              "SELECT * FROM provenance WHERE key NOT IN ('batches_analysed', "
              "'replications_analysed', 'replications_failed', 'description_checksum', "
              "'summary_checksum') ORDER BY key");
    return sum.value();
}

std::int64_t summary_checksum(Database& database, const Description& d) {
    Checksum sum;
    for (const char* table : summaries) {
        const bool of_studies =
            std::string_view(table) != "overall_summary" && std::string_view(table) != "comparison";
        if (is_sweep(d) && of_studies) continue;
        add_query(sum, database, std::string("SELECT * FROM ") + table);
    }
    if (d.decide) add_query(sum, database, "SELECT * FROM selection");
    add_query(sum, database,
              "SELECT * FROM provenance WHERE key IN ('batches_analysed', "
              "'replications_analysed', 'replications_failed') ORDER BY key");
    return sum.value();
}

void note_checksum(Database& database, const char* key, std::int64_t checksum) {
    Statement note = database.prepare("INSERT OR REPLACE INTO provenance VALUES (?, ?)");
    note.bind(1, key).bind(2, checksum).run();
}

void verify_structure(Database& database) {
    // SQLite 3.40 takes a column of a table WITHOUT ROWID for another when it looks for NULL; what
    // is NULL, the checksums know.
    Statement check = database.prepare("PRAGMA integrity_check(1000000000)");
    while (check.step()) {
        const std::string found = check.text(0);
        if (found != "ok" && found.rfind("NULL value in ", 0) != 0) damaged(database.file(), found);
    }
}

void verify_description(Database& database) {
    const auto kept = noted(database, description_key);
    if (!kept || *kept != description_checksum(database))
        damaged(database.file(), "the description of the study is not what was written");
}

void verify_results(Database& database, const Description& d) {
    verify_structure(database);
    verify_batches(database, d);
    const auto kept = noted(database, summary_key);
    const bool summarised = noted(database, "batches_analysed").has_value();
    if (kept.has_value() != summarised || (kept && *kept != summary_checksum(database, d)))
        damaged(database.file(), "the summary tables are not what was written");
}

} // namespace tenure

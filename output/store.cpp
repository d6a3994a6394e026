#include "output/store.hpp"

#include "core/contract.hpp"
#include "output/checksum.hpp"
#include "output/monthly.hpp"
#include "output/validity.hpp"

#include <array>
#include <fstream>
#include <functional>
#include <numeric>
#include <utility>

namespace tenure {

namespace fs = std::filesystem;

namespace {

bool holds_something(const fs::path& file) {
    std::error_code none;
    return fs::exists(file, none) && fs::file_size(file, none) > 0;
}

void make_ready(Database& database) {
    database.run(
        "PRAGMA cell_size_check = ON; PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;"
        "PRAGMA cache_size = -65536;");
}

/// An earlier program may have died before its first transaction was complete: SQLite undoes that
/// when the file is first read.
bool has_no_tables(const fs::path& file) {
    try {
        Database database(file, Database::Mode::write);
        return database.integer("SELECT count(*) FROM sqlite_master") == 0;
    } catch (const DamagedStore&) {
        return false; // or no store at all
    }
}

/// Whether a file is, or was before some damage, a results store: by its mark, one byte of which
/// may be wrong. No other database may be taken for one.
bool was_a_store(const fs::path& file) {
    std::array<char, 72> head{};
    std::ifstream(file, std::ios::binary).read(head.data(), head.size());
    constexpr std::string_view mark = "tenu";
    return std::inner_product(mark.begin(), mark.end(), head.begin() + 68, 0, std::plus<>(),
                              std::not_equal_to<>()) <= 1;
}

void remove_store(const fs::path& file) {
    if (!was_a_store(file))
        throw StoreError(file.string() + ": it is not a results store, and is left as it is");
    fs::remove(file);
    fs::remove(file.string() + "-journal");
}

/// Reads the description and holds everything against its checksums, while nothing is written.
Description verified(Database& database) {
    database.run("BEGIN");
    Description description = read_description(database);
    if (written_before_checksums(database))
        expect_valid_rows(database, description);
    else
        verify_results(database, description);
    database.run("COMMIT");
    return description;
}

std::string quoted_path(const fs::path& file) { return quoted_text(file.string()); }

} // namespace

Store::Store(std::unique_ptr<Database> database, Description description)
    : database_(std::move(database)), description_(std::move(description)) {
    make_ready(*database_);
    read_batches();
}

void Store::read_batches() {
    batches_.clear();
    Statement batch = database_->prepare("SELECT id FROM batch");
    while (batch.step()) batches_.insert(static_cast<std::uint32_t>(batch.integer(0)));
}

Store Store::create(const fs::path& file, const Description& description, const Provenance& build,
                    Existing existing) {
    if (holds_results(file)) {
        if (existing == Existing::refuse)
            throw StoreError(file.string() + ": it holds results already; resume that run, choose "
                                             "another folder, or say that it may be overwritten");
        remove_store(file);
    }
    auto database = std::make_unique<Database>(file, Database::Mode::create);
    database->run("PRAGMA page_size = 8192");
    make_ready(*database);
    Transaction transaction(*database);
    write_description(*database, description, build);
    transaction.commit();
    return {std::move(database), description};
}

Store Store::resume(const fs::path& file, const Description& description, const Provenance& build,
                    const FingerprintAt& at) {
    if (!holds_results(file)) return create(file, description, build);
    Store store = open(file);
    expect_current_format(*store.database_);
    const Description& there = store.description_;
    if (there.fingerprint == description.fingerprint) return store;
    if (!at || there.fingerprint != at(there.replications))
        throw StoreError(file.string() + ": it holds the results of another study (\"" +
                         there.title +
                         "\", or an earlier state of this one); choose "
                         "another folder, or run this study without resuming");
    if (there.replications > description.replications)
        throw StoreError(file.string() + ": it holds this study with " +
                         std::to_string(there.replications) + " replications, and none of " +
                         "them are taken away; ask for as many or more, or choose another folder");
    store.extend(description);
    return store;
}

Store Store::open(const fs::path& file) {
    if (!holds_something(file))
        throw StoreError(file.string() + ": there are no results; run a study first");
    auto database = std::make_unique<Database>(file, Database::Mode::write);
    Description description = verified(*database);
    return {std::move(database), std::move(description)};
}

Store Store::again() const {
    auto database = std::make_unique<Database>(database_->file(), Database::Mode::write);
    Description description = read_description(*database);
    return {std::move(database), std::move(description)};
}

bool holds_results(const fs::path& file) { return holds_something(file) && !has_no_tables(file); }

bool is_sound(const fs::path& file) {
    if (!holds_something(file)) return false;
    try {
        return has_no_tables(file) || Store::open(file).has_checksums();
    } catch (const DamagedStore&) {
        return false;
    }
}

bool Store::has_checksums() { return !written_before_checksums(*database_); }

void Store::expect_shape(const TrialBatch& batch) const {
    const std::size_t measures = description_.measures.size();
    expects(!has(batch.index), "a batch is stored once");
    const TrialBatch wanted = empty_batch(description_, batch.index);
    expects(batch.point == wanted.point && batch.first == wanted.first &&
                batch.count == wanted.count,
            "a batch holds the replications of its index");
    expects(batch.policies.size() == description_.policies.size(), "a batch has every policy");
    for (const PolicyBatch& part : batch.policies) {
        if (!part.takes_part) continue;
        expects(part.yearly.size() == batch.count * description_.years.size() * measures,
                "a batch has every year and measure");
        expects(part.horizon.size() == batch.count * measures, "a batch has every measure");
        expects(is_sweep(description_) ||
                    part.monthly.size() == description_.periods.size() * measures,
                "a batch has every period and measure");
    }
    const std::size_t share = description_.draws_share;
    expects(batch.drawn.empty() || batch.drawn.size() == (batch.count + share - 1) / share *
                                                             description_.parameters.size(),
            "a batch has every parameter of its draws, or none");
}

void Store::take(const TrialBatch& batch) {
    expect_shape(batch);
    Transaction transaction(*database_);
    write_outcomes(batch);
    write_monthly(batch);
    write_drawn(batch);
    write_batch(batch);
    transaction.commit();
    batches_.insert(batch.index);
}

namespace {

std::string insert_into(const char* table, std::size_t parameters) {
    std::string sql = std::string("INSERT INTO ") + table + " VALUES (?";
    for (std::size_t i = 1; i < parameters; ++i) sql += ",?";
    return sql + ")";
}

/// Binds a row of stored values from parameter `at` on.
void bind_values(Statement& row, int at, const std::int64_t* values, std::size_t size) {
    for (std::size_t m = 0; m < size; ++m) {
        if (values[m] == missing)
            row.bind_null(at++);
        else
            row.bind(at++, values[m]);
    }
}

} // namespace

void Store::write_outcomes(const TrialBatch& batch) {
    const std::size_t measures = description_.measures.size(), years = description_.years.size();
    const int keys = is_sweep(description_) ? 1 : 0; // a point before policy and replication
    Statement outcome = database_->prepare(insert_into("outcome_wide", measures + 3 + keys));
    Statement overall = database_->prepare(insert_into("overall_wide", measures + 2 + keys));
    if (keys > 0) {
        outcome.bind(1, std::int64_t{batch.point});
        overall.bind(1, std::int64_t{batch.point});
    }
    std::set<std::uint32_t> failed;
    for (const Failure& failure : batch.failures) failed.insert(failure.replication);
    for (std::size_t p = 0; p < batch.policies.size(); ++p) {
        const PolicyBatch& part = batch.policies[p];
        if (!part.takes_part) continue;
        for (std::uint32_t r = 0; r < batch.count; ++r) {
            const std::uint32_t replication = batch.first + r;
            if (failed.contains(replication)) continue;
            for (std::size_t y = 0; y < years; ++y) {
                outcome.bind(keys + 1, static_cast<std::int64_t>(p));
                outcome.bind(keys + 2, std::int64_t{replication});
                outcome.bind(keys + 3, std::int64_t{description_.years[y]});
                bind_values(outcome, keys + 4, part.yearly.data() + (r * years + y) * measures,
                            measures);
                outcome.run();
            }
            overall.bind(keys + 1, static_cast<std::int64_t>(p));
            overall.bind(keys + 2, std::int64_t{replication});
            bind_values(overall, keys + 3, part.horizon.data() + r * measures, measures);
            overall.run();
        }
    }
}

void Store::write_monthly(const TrialBatch& batch) {
    if (is_sweep(description_)) return;
    Statement insert = database_->prepare("INSERT INTO monthly_batch VALUES (?, ?, ?, ?)");
    for (std::size_t p = 0; p < batch.policies.size(); ++p) {
        if (!batch.policies[p].takes_part) continue;
        const std::string bytes = encoded(batch.policies[p].monthly);
        insert.bind(1, static_cast<std::int64_t>(p)).bind(2, std::int64_t{batch.index});
        insert.bind(3, static_cast<std::int64_t>(batch.policies[p].events));
        insert.bind_blob(4, bytes).run();
    }
}

void Store::write_drawn(const TrialBatch& batch) {
    const std::size_t parameters = description_.parameters.size();
    if (batch.drawn.empty()) return;
    Statement insert = database_->prepare("INSERT INTO parameter_draw VALUES (?, ?, ?)");
    const std::uint32_t first = batch.first / description_.draws_share;
    for (std::size_t i = 0; i < batch.drawn.size(); ++i) {
        insert.bind(1, static_cast<std::int64_t>(first + i / parameters));
        insert.bind(2, static_cast<std::int64_t>(i % parameters)).bind_real(3, batch.drawn[i]);
        insert.run();
    }
}

void Store::write_batch(const TrialBatch& batch) {
    const std::string point = is_sweep(description_) ? std::to_string(batch.point) + ", " : "";
    Statement failure = database_->prepare("INSERT INTO failure VALUES (" + point + "?, ?, ?)");
    for (const Failure& f : batch.failures)
        failure.bind(1, f.policy).bind(2, std::int64_t{f.replication}).bind(3, f.message).run();
    Statement row = database_->prepare("INSERT INTO batch VALUES (?, " + point + "?, ?, ?)");
    row.bind(1, std::int64_t{batch.index}).bind(2, std::int64_t{batch.first});
    row.bind(3, std::int64_t{batch.count});
    row.bind(4, batch_checksum(*database_, description_, batch.index)).run();
    note_timing("batch " + std::to_string(batch.index) + " seconds", batch.seconds);
    forget_summary();
}

void Store::forget_summary() {
    database_->run("DELETE FROM main.provenance WHERE key IN ('batches_analysed', "
                   "'replications_analysed', 'replications_failed', 'summary_checksum')");
}

void Store::absorb(const fs::path& shard) {
    const Description other = [&] {
        Store part = open(shard);
        expect_current_format(part.database());
        return part.description();
    }();
    if (other.fingerprint != description_.fingerprint)
        throw StoreError(shard.string() + ": it is not a part of the study in " +
                         database_->file());
    const auto detach = [&] { database_->run("DETACH DATABASE shard"); };
    database_->run("ATTACH DATABASE " + quoted_path(shard) + " AS shard");
    try {
        Transaction transaction(*database_);
        const std::string of_batch = "(SELECT id FROM shard.batch WHERE id NOT IN "
                                     "(SELECT id FROM main.batch))";
        const std::string batches_before =
            is_sweep(description_)
                ? "point * " + std::to_string(batches_per_point(description_)) + " + "
                : "";
        const std::string batch_of_row = batches_before + "replication / " +
                                         std::to_string(description_.batch_size) + " IN " +
                                         of_batch;
        for (const char* table : {"outcome_wide", "overall_wide", "failure"})
            database_->run(std::string("INSERT INTO main.") + table + " SELECT * FROM shard." +
                           table + " WHERE " + batch_of_row);
        if (!is_sweep(description_)) {
            database_->run("INSERT INTO main.monthly_batch SELECT * FROM shard.monthly_batch "
                           "WHERE batch IN " +
                           of_batch);
            database_->run("INSERT INTO main.parameter_draw SELECT * FROM shard.parameter_draw "
                           "WHERE draw * " +
                           std::to_string(description_.draws_share) + " / " +
                           std::to_string(description_.batch_size) + " IN " + of_batch);
        }
        database_->run("INSERT OR REPLACE INTO main.timing SELECT * FROM shard.timing "
                       "WHERE key LIKE 'batch % seconds'");
        forget_summary();
        database_->run("INSERT INTO main.batch SELECT * FROM shard.batch WHERE id IN " + of_batch);
        transaction.commit();
    } catch (...) {
        detach();
        throw;
    }
    detach();
    read_batches();
}

bool Store::precise_enough() { return watch_.reached(*database_, description_).has_value(); }

std::optional<Standings> Store::standings() { return contest_.standings(*database_, description_); }

std::vector<bool> Store::still_in() {
    const auto so_far = standings();
    return so_far ? so_far->still_in : std::vector<bool>();
}

Analysed Store::analysed() {
    const auto enough = watch_.reached(*database_, description_);
    return tenure::analysed(*database_, description_, enough.value_or(UINT32_MAX));
}

void Store::finalise() {
    Transaction transaction(*database_);
    if (const auto enough = watch_.reached(*database_, description_))
        drop_replications_from(*enough * description_.batch_size);
    const Analysed what = analysed();
    summarise(*database_, description_, what);
    if (const auto so_far = standings()) write_selection(*database_, description_, *so_far);
    const std::int64_t failed =
        is_sweep(description_)
            ? database_->integer("SELECT count(*) FROM (SELECT DISTINCT point, replication "
                                 "FROM failure)")
            : database_->integer(
                  "SELECT count(DISTINCT replication) FROM failure WHERE replication < " +
                  std::to_string(what.replications));
    Statement note = database_->prepare("INSERT OR REPLACE INTO provenance VALUES (?, ?)");
    note.bind(1, "batches_analysed").bind(2, std::int64_t{what.batches}).run();
    note.bind(1, "replications_analysed").bind(2, what.replications - failed).run();
    note.bind(1, "replications_failed").bind(2, failed).run();
    if (has_checksums())
        note_checksum(*database_, summary_key, summary_checksum(*database_, description_));
    transaction.commit();
}

Provenance Store::made_by() {
    Provenance build;
    Statement row = database_->prepare(
        "SELECT key, value FROM provenance WHERE key IN ('version', 'commit', 'compiler')");
    while (row.step()) build[row.text(0)] = row.text(1);
    return build;
}

bool Store::finalised() {
    return database_->integer("SELECT count(*) FROM provenance WHERE key IN "
                              "('batches_analysed', 'blocks_analysed')") > 0;
}

void Store::note_timing(const std::string& key, const std::string& value) {
    Statement note = database_->prepare("INSERT OR REPLACE INTO timing VALUES (?, ?)");
    note.bind(1, key).bind(2, value).run();
}

void Store::note_timing(const std::string& key, double value) {
    Statement note = database_->prepare("INSERT OR REPLACE INTO timing VALUES (?, ?)");
    note.bind(1, key).bind_real(2, value).run();
}

} // namespace tenure

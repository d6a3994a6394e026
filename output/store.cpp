#include "output/store.hpp"

#include "core/contract.hpp"
#include "output/monthly.hpp"

#include <utility>

namespace tenure {

namespace fs = std::filesystem;

namespace {

bool holds_something(const fs::path& file) {
    std::error_code none;
    return fs::exists(file, none) && fs::file_size(file, none) > 0;
}

void make_ready(Database& database) {
    database.run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;"
                 "PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
}

/// An earlier program may have died before its first transaction was complete: SQLite undoes that
/// when the file is first read.
bool has_no_tables(const fs::path& file) {
    Database database(file, Database::Mode::write);
    return database.integer("SELECT count(*) FROM sqlite_master") == 0;
}

void remove_store(const fs::path& file) {
    {
        Database database(file, Database::Mode::read);
        read_description(database); // throws unless it is a store
    }
    fs::remove(file);
    fs::remove(file.string() + "-journal");
}

std::string quoted_path(const fs::path& file) { return quoted_text(file.string()); }

} // namespace

Store::Store(std::unique_ptr<Database> database, Description description)
    : database_(std::move(database)), description_(std::move(description)) {
    make_ready(*database_);
    Statement block = database_->prepare("SELECT id FROM block");
    while (block.step()) blocks_.insert(static_cast<std::uint32_t>(block.integer(0)));
}

Store Store::create(const fs::path& file, const Description& description, const Provenance& build,
                    Existing existing) {
    if (holds_something(file) && !has_no_tables(file)) {
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

Store Store::resume(const fs::path& file, const Description& description, const Provenance& build) {
    if (!holds_something(file) || has_no_tables(file)) return create(file, description, build);
    Store store = open(file);
    expect_current_format(*store.database_);
    if (store.description_.fingerprint != description.fingerprint)
        throw StoreError(file.string() + ": it holds the results of another study (\"" +
                         store.description_.title +
                         "\", or an earlier state of this one); choose "
                         "another folder, or run this study without resuming");
    return store;
}

Store Store::open(const fs::path& file) {
    if (!holds_something(file))
        throw StoreError(file.string() + ": there are no results; run a study first");
    auto database = std::make_unique<Database>(file, Database::Mode::write);
    make_ready(*database); // first, since where temporary tables are kept cannot change after
    Description description = read_description(*database);
    return {std::move(database), std::move(description)};
}

void Store::expect_shape(const TrialBlock& block) const {
    const std::size_t measures = description_.measures.size();
    expects(!has(block.index), "a block is stored once");
    const TrialBlock wanted = empty_block(description_, block.index);
    expects(block.point == wanted.point && block.first == wanted.first &&
                block.count == wanted.count,
            "a block holds the replications of its index");
    expects(block.policies.size() == description_.policies.size(), "a block has every policy");
    for (const PolicyBlock& part : block.policies) {
        expects(part.yearly.size() == block.count * description_.years.size() * measures,
                "a block has every year and measure");
        expects(part.horizon.size() == block.count * measures, "a block has every measure");
        expects(is_sweep(description_) ||
                    part.monthly.size() == description_.periods.size() * measures,
                "a block has every period and measure");
    }
    const std::size_t share = description_.draws_share;
    expects(block.drawn.empty() || block.drawn.size() == (block.count + share - 1) / share *
                                                             description_.parameters.size(),
            "a block has every parameter of its draws, or none");
}

void Store::take(const TrialBlock& block) {
    expect_shape(block);
    Transaction transaction(*database_);
    write_outcomes(block);
    write_monthly(block);
    write_drawn(block);
    write_block(block);
    transaction.commit();
    blocks_.insert(block.index);
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

void Store::write_outcomes(const TrialBlock& block) {
    const std::size_t measures = description_.measures.size(), years = description_.years.size();
    const int keys = is_sweep(description_) ? 1 : 0; // a point before policy and replication
    Statement outcome = database_->prepare(insert_into("outcome_wide", measures + 3 + keys));
    Statement overall = database_->prepare(insert_into("overall_wide", measures + 2 + keys));
    if (keys > 0) {
        outcome.bind(1, std::int64_t{block.point});
        overall.bind(1, std::int64_t{block.point});
    }
    std::set<std::uint32_t> failed;
    for (const Failure& failure : block.failures) failed.insert(failure.replication);
    for (std::size_t p = 0; p < block.policies.size(); ++p) {
        const PolicyBlock& part = block.policies[p];
        for (std::uint32_t r = 0; r < block.count; ++r) {
            const std::uint32_t replication = block.first + r;
            if (failed.count(replication) > 0) continue;
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

void Store::write_monthly(const TrialBlock& block) {
    if (is_sweep(description_)) return;
    Statement insert = database_->prepare("INSERT INTO monthly_block VALUES (?, ?, ?, ?)");
    for (std::size_t p = 0; p < block.policies.size(); ++p) {
        const std::string bytes = encoded(block.policies[p].monthly);
        insert.bind(1, static_cast<std::int64_t>(p)).bind(2, std::int64_t{block.index});
        insert.bind(3, static_cast<std::int64_t>(block.policies[p].events));
        insert.bind_blob(4, bytes).run();
    }
}

void Store::write_drawn(const TrialBlock& block) {
    const std::size_t parameters = description_.parameters.size();
    if (block.drawn.empty()) return;
    Statement insert = database_->prepare("INSERT INTO parameter_draw VALUES (?, ?, ?)");
    const std::uint32_t first = block.first / description_.draws_share;
    for (std::size_t i = 0; i < block.drawn.size(); ++i) {
        insert.bind(1, static_cast<std::int64_t>(first + i / parameters));
        insert.bind(2, static_cast<std::int64_t>(i % parameters)).bind_real(3, block.drawn[i]);
        insert.run();
    }
}

void Store::write_block(const TrialBlock& block) {
    const std::string point = is_sweep(description_) ? std::to_string(block.point) + ", " : "";
    Statement failure = database_->prepare("INSERT INTO failure VALUES (" + point + "?, ?, ?)");
    for (const Failure& f : block.failures)
        failure.bind(1, f.policy).bind(2, std::int64_t{f.replication}).bind(3, f.message).run();
    Statement row = database_->prepare("INSERT INTO block VALUES (?, " + point + "?, ?)");
    row.bind(1, std::int64_t{block.index}).bind(2, std::int64_t{block.first});
    row.bind(3, std::int64_t{block.count}).run();
    note_timing("block " + std::to_string(block.index) + " seconds", block.seconds);
    database_->run("DELETE FROM provenance WHERE key LIKE '%_analysed'");
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
    database_->run("ATTACH DATABASE " + quoted_path(shard) + " AS shard");
    try {
        Transaction transaction(*database_);
        const std::string of_block = "(SELECT id FROM shard.block WHERE id NOT IN "
                                     "(SELECT id FROM main.block))";
        const std::string blocks_before =
            is_sweep(description_)
                ? "point * " + std::to_string(blocks_per_point(description_)) + " + "
                : "";
        const std::string block_of_row = blocks_before + "replication / " +
                                         std::to_string(description_.block_size) + " IN " +
                                         of_block;
        for (const char* table : {"outcome_wide", "overall_wide", "failure"})
            database_->run(std::string("INSERT INTO main.") + table + " SELECT * FROM shard." +
                           table + " WHERE " + block_of_row);
        if (!is_sweep(description_)) {
            database_->run("INSERT INTO main.monthly_block SELECT * FROM shard.monthly_block "
                           "WHERE block IN " +
                           of_block);
            database_->run("INSERT INTO main.parameter_draw SELECT * FROM shard.parameter_draw "
                           "WHERE draw * " +
                           std::to_string(description_.draws_share) + " / " +
                           std::to_string(description_.block_size) + " IN " + of_block);
        }
        database_->run("INSERT OR REPLACE INTO main.timing SELECT * FROM shard.timing "
                       "WHERE key LIKE 'block % seconds'");
        database_->run("DELETE FROM main.provenance WHERE key LIKE '%_analysed'");
        database_->run("INSERT INTO main.block SELECT * FROM shard.block WHERE id IN " + of_block);
        transaction.commit();
    } catch (...) {
        database_->run("DETACH DATABASE shard");
        throw;
    }
    database_->run("DETACH DATABASE shard");
    Statement block = database_->prepare("SELECT id FROM block");
    while (block.step()) blocks_.insert(static_cast<std::uint32_t>(block.integer(0)));
}

bool Store::precise_enough() { return watch_.reached(*database_, description_).has_value(); }

Analysed Store::analysed() {
    const auto enough = watch_.reached(*database_, description_);
    return tenure::analysed(*database_, description_, enough.value_or(UINT32_MAX));
}

void Store::drop_blocks_from(std::uint32_t block) {
    if (blocks_.empty() || *blocks_.rbegin() < block) return;
    const std::int64_t first = std::int64_t{block} * description_.block_size;
    for (const char* table : {"outcome_wide", "overall_wide", "failure"})
        database_->run(std::string("DELETE FROM ") + table +
                       " WHERE replication >= " + std::to_string(first));
    database_->run("DELETE FROM parameter_draw WHERE draw * " +
                   std::to_string(description_.draws_share) + " >= " + std::to_string(first));
    database_->run("DELETE FROM monthly_block WHERE block >= " + std::to_string(block));
    database_->run("DELETE FROM block WHERE id >= " + std::to_string(block));
    blocks_.erase(blocks_.lower_bound(block), blocks_.end());
}

void Store::finalise() {
    Transaction transaction(*database_);
    if (const auto enough = watch_.reached(*database_, description_)) drop_blocks_from(*enough);
    const Analysed what = analysed();
    summarise(*database_, description_, what);
    const std::int64_t failed =
        is_sweep(description_)
            ? database_->integer("SELECT count(*) FROM (SELECT DISTINCT point, replication "
                                 "FROM failure)")
            : database_->integer(
                  "SELECT count(DISTINCT replication) FROM failure WHERE replication < " +
                  std::to_string(what.replications));
    Statement note = database_->prepare("INSERT OR REPLACE INTO provenance VALUES (?, ?)");
    note.bind(1, "blocks_analysed").bind(2, std::int64_t{what.blocks}).run();
    note.bind(1, "replications_analysed").bind(2, what.replications - failed).run();
    note.bind(1, "replications_failed").bind(2, failed).run();
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
    return database_->integer("SELECT count(*) FROM provenance WHERE key = 'blocks_analysed'") == 1;
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

#include "output/seek_store.hpp"

#include "output/checksum.hpp"
#include "output/whole_file.hpp"

#include <algorithm>
#include <set>

namespace tenure {

namespace {

std::string tables_of(const SeekStudy& study) {
    std::string text =
        "PRAGMA application_id = " + std::to_string(seek_mark) +
        ";\nPRAGMA user_version = " + std::to_string(seek_format) +
        ";\nCREATE TABLE study(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;\n"
        "CREATE TABLE provenance(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;\n"
        "CREATE TABLE timing(key TEXT PRIMARY KEY, value REAL) WITHOUT ROWID;\n"
        "CREATE TABLE setting(setting INTEGER PRIMARY KEY, words TEXT);\n"
        "CREATE TABLE quantity(place INTEGER PRIMARY KEY, name TEXT, unit TEXT, scale INTEGER);\n"
        "CREATE TABLE forbidden(setting INTEGER PRIMARY KEY);\n"
        "CREATE TABLE batch(setting INTEGER, batch INTEGER, checksum INTEGER, "
        "PRIMARY KEY(setting, batch)) WITHOUT ROWID;\n"
        "CREATE TABLE checksum(key TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;\n"
        "CREATE TABLE future(setting INTEGER, future INTEGER";
    for (const SeekColumn& q : study.quantities) text += ", " + quoted_name(q.name) + " INTEGER";
    return text + ", PRIMARY KEY(setting, future)) WITHOUT ROWID;\n";
}

/// The baseline's number is -1.
std::int64_t number_of(std::uint32_t setting) {
    return setting == seek_baseline ? -1 : static_cast<std::int64_t>(setting);
}

void insert_pairs(Database& database, const char* table, const Provenance& pairs) {
    Statement insert =
        database.prepare(std::string("INSERT OR REPLACE INTO ") + table + " VALUES(?, ?)");
    for (const auto& [key, value] : pairs) insert.bind(1, key).bind(2, value).run();
}

// --- what was written, and what is read ---------------------------------------------------------

constexpr const char* of_search = "('study', 'provenance', 'timing', 'setting', 'quantity', "
                                  "'forbidden', 'future', 'batch', 'checksum')";

/// Of what a store has from its start.
std::int64_t study_sum(Database& database) {
    return rows_checksum(
        database, {std::string("SELECT type, name, tbl_name, sql FROM sqlite_master "
                               "WHERE tbl_name IN ") +
                       of_search + " ORDER BY name",
                   "SELECT * FROM study ORDER BY key", "SELECT * FROM provenance ORDER BY key",
                   "SELECT * FROM quantity ORDER BY place"});
}

/// Of the tables of the answer, or that there are none.
std::int64_t answer_sum(Database& database) {
    std::vector<std::string> queries{std::string("SELECT type, name, tbl_name, sql FROM "
                                                 "sqlite_master WHERE tbl_name NOT IN ") +
                                     of_search + " ORDER BY name"};
    Statement tables = database.prepare(
        std::string("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ") +
        of_search + " ORDER BY name");
    while (tables.step())
        queries.push_back("SELECT * FROM " + quoted_name(tables.text(0)) + " ORDER BY rowid");
    return rows_checksum(database, queries);
}

std::int64_t batch_sum(Database& database, std::int64_t setting, std::int64_t batch) {
    const std::string of_setting = " WHERE setting = " + std::to_string(setting);
    return rows_checksum(
        database, {"SELECT * FROM setting" + of_setting, "SELECT * FROM forbidden" + of_setting,
                   "SELECT * FROM future" + of_setting +
                       " AND future >= " + std::to_string(batch * seek_batch) + " AND future < " +
                       std::to_string((batch + 1) * seek_batch) + " ORDER BY future"});
}

void note_sum(Database& database, const char* key, std::int64_t sum) {
    Statement insert = database.prepare("INSERT OR REPLACE INTO checksum VALUES(?, ?)");
    insert.bind(1, key).bind(2, sum).run();
}

void verify_sum(Database& database, const char* key, std::int64_t sum, const char* what) {
    Statement row = database.prepare("SELECT value FROM checksum WHERE key = ?");
    row.bind(1, key);
    if (!row.step() || row.integer(0) != sum)
        damaged(database.file(), std::string(what) + " is not what was written");
}

/// No rows but those that belong to a batch.
void verify_futures(Database& database) {
    std::set<std::int64_t> settings, forbidden;
    std::int64_t futures = 0;
    Statement batch = database.prepare("SELECT setting, batch, checksum FROM batch");
    Statement is_forbidden = database.prepare("SELECT 1 FROM forbidden WHERE setting = ?");
    while (batch.step()) {
        const std::int64_t setting = batch.integer(0);
        if (batch.integer(2) != batch_sum(database, setting, batch.integer(1)))
            damaged(database.file(), "a future is not what was written");
        settings.insert(setting);
        if (is_forbidden.bind(1, setting).step())
            forbidden.insert(setting);
        else
            futures += seek_batch;
        is_forbidden.reset();
    }
    const auto count = [&](const char* table) {
        return database.integer(std::string("SELECT count(*) FROM ") + table);
    };
    if (count("future") != futures ||
        count("setting") != static_cast<std::int64_t>(settings.size()) ||
        count("forbidden") != static_cast<std::int64_t>(forbidden.size()))
        damaged(database.file(), "it has futures that are of no batch, or lacks some");
}

void expect_format(Database& database) {
    if (database.integer("PRAGMA application_id") != seek_mark)
        throw StoreError(database.file() + " is no store of a search.");
    const std::int64_t format = database.integer("PRAGMA user_version");
    if (format != seek_format)
        throw StoreError(database.file() + " is in format " + std::to_string(format) +
                         " of searches, and this program reads format " +
                         std::to_string(seek_format) +
                         ": run the search again with --replace, or use the version that wrote "
                         "it.");
}

/// Opens a store at one moment of its writing, and reads all of it.
std::unique_ptr<Database> opened(const std::filesystem::path& file, Database::Mode mode) {
    auto database = std::make_unique<Database>(file, mode);
    expect_format(*database);
    database->run("BEGIN");
    verify_structure(*database);
    verify_sum(*database, "study", study_sum(*database), "what the search is about");
    verify_futures(*database);
    verify_sum(*database, "answer", answer_sum(*database), "the answer");
    database->run("COMMIT");
    return database;
}

std::string fingerprint_in(Database& database) {
    Statement select = database.prepare("SELECT value FROM study WHERE key = 'fingerprint'");
    return select.step() ? select.text(0) : std::string();
}

void expect_same(Database& database, const SeekStudy& study) {
    if (fingerprint_in(database) != study.fingerprint)
        throw StoreError(database.file() +
                         " is of another study, another question or another version of the "
                         "program. Start anew with --replace, or choose another directory with "
                         "-o.");
}

/// A store without futures.
void write_empty(const std::filesystem::path& file, const SeekStudy& study,
                 const Provenance& build) {
    Database database(file, Database::Mode::create);
    Transaction all(database);
    database.run(tables_of(study));
    insert_pairs(
        database, "study",
        {{"title", study.title}, {"fingerprint", study.fingerprint}, {"resolved", study.resolved}});
    insert_pairs(database, "provenance", build);
    Statement insert = database.prepare("INSERT INTO quantity VALUES(?, ?, ?, ?)");
    for (std::size_t q = 0; q < study.quantities.size(); ++q)
        insert.bind(1, static_cast<std::int64_t>(q))
            .bind(2, study.quantities[q].name)
            .bind(3, study.quantities[q].unit)
            .bind(4, study.quantities[q].scale)
            .run();
    note_sum(database, "study", study_sum(database));
    note_sum(database, "answer", answer_sum(database));
    all.commit();
}

SeekKept kept_in(Database& database) {
    SeekKept all;
    Statement rows = database.prepare("SELECT * FROM future ORDER BY setting, future");
    while (rows.step()) {
        const std::int64_t setting = rows.integer(0);
        const SeekRequest key{setting < 0 ? seek_baseline : static_cast<std::uint32_t>(setting),
                              static_cast<std::uint32_t>(rows.integer(1)) / seek_batch};
        SeekValues& values = all[key];
        for (int c = 2; c < rows.columns(); ++c)
            values.push_back(rows.is_null(c) ? missing : rows.integer(c));
    }
    Statement forbidden = database.prepare("SELECT setting FROM forbidden");
    while (forbidden.step()) all[{static_cast<std::uint32_t>(forbidden.integer(0)), 0}] = {};
    return all;
}

} // namespace

std::unique_ptr<Database> open_search(const std::filesystem::path& file) {
    return opened(file, Database::Mode::read);
}

SeekStore SeekStore::create(const std::filesystem::path& file, const SeekStudy& study,
                            const Provenance& build) {
    // Whole before it has its name: other shards read it as soon as it is there.
    write_whole(file, [&](const std::filesystem::path& part) { write_empty(part, study, build); });
    return SeekStore(std::make_unique<Database>(file, Database::Mode::write));
}

SeekStore SeekStore::resume(const std::filesystem::path& file, const SeekStudy& study,
                            const Provenance& build) {
    if (!std::filesystem::exists(file)) return create(file, study, build);
    auto database = opened(file, Database::Mode::write);
    expect_same(*database, study);
    return SeekStore(std::move(database));
}

SeekKept SeekStore::read(const std::filesystem::path& file, const SeekStudy& study) {
    if (!std::filesystem::exists(file)) return {};
    // What a process that was killed left half written is taken back, which takes writing.
    const auto database = opened(file, Database::Mode::write);
    expect_same(*database, study);
    return kept_in(*database);
}

std::optional<std::string> SeekStore::told(const std::filesystem::path& file) {
    const auto database = open_search(file);
    if (!has_table(*database, "told")) return {};
    Statement select = database->prepare("SELECT json FROM told");
    select.step();
    return select.text(0);
}

SeekKept SeekStore::all() { return kept_in(*database_); }

namespace {

/// The futures of a batch, `missing` as NULL.
void insert_futures(Database& database, std::int64_t setting, std::uint32_t batch,
                    const SeekValues& values) {
    const std::size_t width = values.size() / seek_batch;
    std::string sql = "INSERT INTO future VALUES(?, ?";
    for (std::size_t q = 0; q < width; ++q) sql += ", ?";
    Statement future = database.prepare(sql + ")");
    for (std::size_t f = 0; f < seek_batch; ++f) {
        future.bind(1, setting).bind(2, static_cast<std::int64_t>(batch * seek_batch + f));
        for (std::size_t q = 0; q < width; ++q) {
            const std::int64_t x = values[f * width + q];
            const int at = static_cast<int>(q) + 3;
            if (x == missing)
                future.bind_null(at);
            else
                future.bind(at, x);
        }
        future.run();
    }
}

} // namespace

void SeekStore::keep(const std::vector<SeekRequest>& requests,
                     const std::vector<SeekValues>& values,
                     const std::function<std::string(std::uint32_t)>& words) {
    Transaction all(*database_);
    Statement setting = database_->prepare("INSERT OR IGNORE INTO setting VALUES(?, ?)");
    Statement forbidden = database_->prepare("INSERT OR IGNORE INTO forbidden VALUES(?)");
    Statement batch = database_->prepare("INSERT OR IGNORE INTO batch VALUES(?, ?, ?)");
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const std::int64_t number = number_of(requests[i].setting);
        setting.bind(1, number).bind(2, words(requests[i].setting)).run();
        // A setting that is forbidden has no futures, and is kept so under its first batch.
        const std::uint32_t place = values[i].empty() ? 0 : requests[i].batch;
        if (values[i].empty())
            forbidden.bind(1, number).run();
        else
            insert_futures(*database_, number, place, values[i]);
        batch.bind(1, number)
            .bind(2, std::int64_t{place})
            .bind(3, batch_sum(*database_, number, place))
            .run();
    }
    all.commit();
}

void SeekStore::finish(const std::vector<std::pair<std::string, std::string>>& tables) {
    Transaction all(*database_);
    for (const auto& [name, made] : tables) {
        database_->run("DROP TABLE IF EXISTS " + quoted_name(name));
        database_->run(made);
    }
    note_sum(*database_, "answer", answer_sum(*database_));
    all.commit();
}

void SeekStore::note_timing(const std::string& key, double value) {
    Statement insert = database_->prepare("INSERT OR REPLACE INTO timing VALUES(?, ?)");
    insert.bind(1, key).bind_real(2, value).run();
}

} // namespace tenure

#include "output/seek_store.hpp"

#include "output/whole_file.hpp"

#include <algorithm>

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

std::string fingerprint_in(Database& database) {
    if (database.integer("PRAGMA application_id") != seek_mark)
        throw StoreError(database.file() + " is no store of a search.");
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

SeekStore SeekStore::create(const std::filesystem::path& file, const SeekStudy& study,
                            const Provenance& build) {
    // Whole before it has its name: other shards read it as soon as it is there.
    write_whole(file, [&](const std::filesystem::path& part) { write_empty(part, study, build); });
    return SeekStore(std::make_unique<Database>(file, Database::Mode::write));
}

SeekStore SeekStore::resume(const std::filesystem::path& file, const SeekStudy& study,
                            const Provenance& build) {
    if (!std::filesystem::exists(file)) return create(file, study, build);
    auto database = std::make_unique<Database>(file, Database::Mode::write);
    expect_same(*database, study);
    return SeekStore(std::move(database));
}

SeekKept SeekStore::read(const std::filesystem::path& file, const SeekStudy& study) {
    if (!std::filesystem::exists(file)) return {};
    // What a process that was killed left half written is taken back, which takes writing.
    Database database(file, Database::Mode::write);
    expect_same(database, study);
    return kept_in(database);
}

std::optional<std::string> SeekStore::told(const std::filesystem::path& file) {
    Database database(file, Database::Mode::read);
    if (!has_table(database, "told")) return {};
    Statement select = database.prepare("SELECT json FROM told");
    select.step();
    return select.text(0);
}

SeekKept SeekStore::all() { return kept_in(*database_); }

void SeekStore::keep(const std::vector<SeekRequest>& requests,
                     const std::vector<SeekValues>& values,
                     const std::function<std::string(std::uint32_t)>& words) {
    Transaction all(*database_);
    Statement setting = database_->prepare("INSERT OR IGNORE INTO setting VALUES(?, ?)");
    Statement forbidden = database_->prepare("INSERT OR IGNORE INTO forbidden VALUES(?)");
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const std::int64_t number = number_of(requests[i].setting);
        setting.bind(1, number).bind(2, words(requests[i].setting)).run();
        if (values[i].empty()) {
            forbidden.bind(1, number).run();
            continue;
        }
        const std::size_t width = values[i].size() / seek_batch;
        std::string sql = "INSERT INTO future VALUES(?, ?";
        for (std::size_t q = 0; q < width; ++q) sql += ", ?";
        Statement future = database_->prepare(sql + ")");
        for (std::size_t f = 0; f < seek_batch; ++f) {
            future.bind(1, number).bind(
                2, static_cast<std::int64_t>(requests[i].batch * seek_batch + f));
            for (std::size_t q = 0; q < width; ++q) {
                const std::int64_t x = values[i][f * width + q];
                const int at = static_cast<int>(q) + 3;
                if (x == missing)
                    future.bind_null(at);
                else
                    future.bind(at, x);
            }
            future.run();
        }
    }
    all.commit();
}

void SeekStore::finish(const std::vector<std::pair<std::string, std::string>>& tables) {
    Transaction all(*database_);
    for (const auto& [name, made] : tables) {
        database_->run("DROP TABLE IF EXISTS " + quoted_name(name));
        database_->run(made);
    }
    all.commit();
}

void SeekStore::note_timing(const std::string& key, double value) {
    Statement insert = database_->prepare("INSERT OR REPLACE INTO timing VALUES(?, ?)");
    insert.bind(1, key).bind_real(2, value).run();
}

} // namespace tenure

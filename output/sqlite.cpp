#include "output/sqlite.hpp"

#include <sqlite3.h>

#include <cmath>
#include <limits>
#include <utility>

namespace tenure {

namespace {

constexpr const char* damage =
    "the results are damaged; restore a copy, or run the study again with --replace";

std::string in_words(int code) {
    switch (code & 0xff) {
    case SQLITE_FULL: return "the disk is full; finished batches are kept";
    case SQLITE_NOTADB:
        return "it is not a results store, or its beginning is damaged; if it was one, restore a "
               "copy, or run the study again with --replace";
    // Every statement is the program's own: a table or row it does not fit is not as written.
    case SQLITE_ERROR:
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_SCHEMA:
    case SQLITE_CORRUPT: return damage;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return "it may not be written to; check its permissions";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program is writing to it; wait for that to end";
    case SQLITE_CANTOPEN: return "it cannot be opened; see whether its folder exists";
    case SQLITE_IOERR: return "reading or writing it failed; check the disk";
    case SQLITE_NOMEM: return "there is not enough memory";
    case SQLITE_TOOBIG: return "a value is too large to be stored";
    default: return "it cannot be used";
    }
}

[[noreturn]] void fail(sqlite3* database, int code, const std::string& file) {
    std::string message = file + ": " + in_words(code);
    if (database != nullptr) message += std::string(" (") + sqlite3_errmsg(database) + ")";
    if (in_words(code) == damage || (code & 0xff) == SQLITE_NOTADB) throw DamagedStore(message);
    throw StoreError(message);
}

std::string quoted(std::string_view text, char quote) {
    std::string result(1, quote);
    for (const char c : text) {
        if (c == quote) result += quote;
        result += c;
    }
    return result + quote;
}

} // namespace

void damaged(const std::string& file, const std::string& why) {
    throw DamagedStore(file + ": " + damage + " (" + why + ")");
}

Statement::Statement(sqlite3* database, const std::string& file, std::string_view sql)
    : database_(database), file_(&file) {
    check(sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement_,
                             nullptr));
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), file_(other.file_),
      statement_(std::exchange(other.statement_, nullptr)) {}

void Statement::check(int code) const {
    if (code != SQLITE_OK) fail(database_, code, *file_);
}

Statement& Statement::bind(int at, std::int64_t value) {
    check(sqlite3_bind_int64(statement_, at, value));
    return *this;
}

Statement& Statement::bind(int at, std::string_view text) {
    check(sqlite3_bind_text64(statement_, at, text.data(), text.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_blob(int at, const std::string& bytes) {
    check(sqlite3_bind_blob64(statement_, at, bytes.data(), bytes.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind_null(int at) {
    check(sqlite3_bind_null(statement_, at));
    return *this;
}

Statement& Statement::bind_real(int at, double value) {
    if (!std::isfinite(value)) return bind_null(at);
    check(sqlite3_bind_double(statement_, at, value));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) {
        sqlite3_reset(statement_);
        fail(database_, code, *file_);
    }
    return false;
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() { sqlite3_reset(statement_); }

int Statement::columns() const { return sqlite3_column_count(statement_); }

std::string Statement::name(int column) const { return sqlite3_column_name(statement_, column); }

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

bool Statement::is_integer(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_INTEGER;
}

bool Statement::is_real(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_FLOAT;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

double Statement::real(int column) const {
    return is_null(column) ? std::numeric_limits<double>::quiet_NaN()
                           : sqlite3_column_double(statement_, column);
}

std::string Statement::text(int column) const { return std::string(blob(column)); }

std::string_view Statement::blob(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const int size = sqlite3_column_bytes(statement_, column);
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

Database::Database(const std::filesystem::path& file, Mode mode) : file_(file.string()) {
    int flags = mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (mode == Mode::create) flags |= SQLITE_OPEN_CREATE;
    flags |= SQLITE_OPEN_NOMUTEX; // one thread at a time, as everywhere in this room
    const int code = sqlite3_open_v2(file_.c_str(), &database_, flags, nullptr);
    if (code != SQLITE_OK) {
        sqlite3_close(database_);
        fail(nullptr, code, file_);
    }
    sqlite3_busy_timeout(database_, 120'000);
    run("PRAGMA temp_store = MEMORY"); // before anything temporary is made: it drops what there is
}

Database::~Database() { sqlite3_close(database_); }

void Database::run(const std::string& sql) {
    const int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(database_, code, file_);
}

Statement Database::prepare(std::string_view sql) { return {database_, file_, sql}; }

std::int64_t Database::integer(std::string_view sql) {
    Statement statement = prepare(sql);
    if (!statement.step()) damaged(file_, "a row is missing");
    return statement.integer(0);
}

Transaction::Transaction(Database& database) : database_(database) {
    database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (!open_) return;
    try {
        database_.run("ROLLBACK");
    } catch (const StoreError&) {
        // SQLite has rolled back by itself, or will when the file is next opened.
    }
}

void Transaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

bool has_table(Database& database, const std::string& name) {
    return database.integer("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = " +
                            quoted_text(name)) > 0;
}

std::string quoted_name(std::string_view name) { return quoted(name, '"'); }
std::string quoted_text(std::string_view text) { return quoted(text, '\''); }

} // namespace tenure

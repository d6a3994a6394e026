// SQLite behind a few owning types, and its errors as one exception with words for people.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace tenure {

/// A results store that cannot be read or written; the message says which, why and what to do.
struct StoreError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Results that are not what was written.
struct DamagedStore : StoreError {
    using StoreError::StoreError;
};

/// "FILE: the results are damaged; restore a copy, or ... (WHY)". @throws DamagedStore always
[[noreturn]] void damaged(const std::string& file, const std::string& why);

/// One prepared statement. Parameters and columns count from 1 and from 0, as in SQLite.
class Statement {
public:
    Statement(sqlite3* database, const std::string& file, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement(Statement&& other) noexcept;

    Statement& bind(int at, std::int64_t value);
    Statement& bind(int at, std::string_view text);
    /// The bytes must outlive the step.
    Statement& bind_blob(int at, const std::string& bytes);
    Statement& bind_null(int at);
    /// NULL where the value is not a number.
    Statement& bind_real(int at, double value);

    /// True while there is a row.
    bool step();
    /// Steps a statement that gives no rows, and makes it ready to be bound again.
    void run();
    void reset();

    int columns() const;
    std::string name(int column) const;
    bool is_null(int column) const;
    bool is_integer(int column) const;
    bool is_real(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const; ///< NaN where NULL
    std::string text(int column) const;
    /// Valid until the next step.
    std::string_view blob(int column) const;

private:
    void check(int code) const;

    sqlite3* database_ = nullptr;
    const std::string* file_ = nullptr; ///< the database's, for messages
    sqlite3_stmt* statement_ = nullptr;
};

class Database {
public:
    enum class Mode { create, write, read };
    Database(const std::filesystem::path& file, Mode mode);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void run(const std::string& sql);
    Statement prepare(std::string_view sql);
    /// The first column of the only row.
    std::int64_t integer(std::string_view sql);
    const std::string& file() const { return file_; }

private:
    std::string file_;
    sqlite3* database_ = nullptr;
};

bool has_table(Database& database, const std::string& name);

/// Everything between its construction and `commit`, or nothing.
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& database_;
    bool open_ = true;
};

/// An identifier in double quotes, and a text in single ones, for SQL.
std::string quoted_name(std::string_view name);
std::string quoted_text(std::string_view text);

} // namespace tenure

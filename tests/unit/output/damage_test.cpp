// Stores that were damaged on the disk, read by processes of their own: each is told as damaged, or
// gives what it held; none breaks off, and none gives other numbers.
#include "output/compare.hpp"
#include "output/export_csv.hpp"
#include "output/report.hpp"
#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace tenure;
using namespace tenure::test;
namespace fs = std::filesystem;

namespace {

using Chance = std::mt19937_64;

std::uint64_t below(Chance& chance, std::uint64_t end) { return chance() % end; }

void put_bytes(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

/// All that the commands say of a store, as a text; the last line is the exit code of `tenure`.
void tell_all(const fs::path& file, const fs::path& folder) {
    Store store = Store::open(file);
    if (store.analysed().replications == 0) throw StoreError("there are no results yet");
    if (!store.finalised()) store.finalise();
    std::string all = comparison_table(store, {}) + comparison_json(store, {});
    for (const fs::path& csv : export_csv(store, folder)) all += bytes_of(csv);
    all += make_report(store).data;
    put_bytes(folder / "all", all);
}

/// What a process that reads a store ends with.
struct End {
    int code = -1; ///< of the program, or 1000 and the signal
    std::string message, said;
};

[[noreturn]] void read_and_exit(const fs::path& file, const fs::path& folder) {
    int code = 0;
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, 2);
    const auto note = [&](const char* what, int with) {
        put_bytes(folder / "message", what);
        code = with;
    };
    ::alarm(60);
    try {
        tell_all(file, folder);
    } catch (const StoreError& e) {
        note(e.what(), 74);
    } catch (const fs::filesystem_error& e) {
        note(e.what(), 74);
    } catch (const std::exception& e) {
        note(e.what(), 70);
    }
    ::_exit(code);
}

End read_apart(const fs::path& file, const fs::path& folder) {
    fs::remove_all(folder);
    fs::create_directories(folder);
    const pid_t child = ::fork();
    if (child == 0) {
        for (const int fatal : {SIGSEGV, SIGFPE, SIGABRT, SIGBUS, SIGALRM})
            ::signal(fatal, SIG_DFL);
        read_and_exit(file, folder);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    End end;
    end.code = WIFSIGNALED(status) ? 1000 + WTERMSIG(status) : WEXITSTATUS(status);
    end.message = bytes_of(folder / "message");
    end.said = bytes_of(folder / "all");
    return end;
}

void make_store(const fs::path& file) {
    const Description d = study(20, 4);
    Store store = Store::create(file, d, {{"version", "1.0"}});
    for (const std::uint32_t index : {0u, 1u, 2u}) {
        TrialBatch b = batch(d, index, 11);
        for (unsigned k = 0; k < (b.count + 3) / 4 * 2; ++k) b.drawn.push_back(.25 * k + index);
        store.take(b);
    }
    store.finalise();
}

/// A store of the format before checksums.
void make_old_store(const fs::path& file) {
    Database(file, Database::Mode::create)
        .run(bytes_of(fs::path(TENURE_SOURCE_DIR) / "tests/unit/output/format_2.sql"));
}

void flip_bytes(std::string& bytes, Chance& chance) {
    const std::uint64_t count = 1 + below(chance, below(chance, 2) ? 3 : 200);
    for (std::uint64_t i = 0; i < count; ++i)
        bytes[below(chance, bytes.size())] ^= static_cast<char>(1 + below(chance, 255));
}

void overwrite_run(std::string& bytes, Chance& chance) {
    const std::uint64_t at = below(chance, bytes.size()), kind = below(chance, 3);
    const std::uint64_t end = std::min<std::uint64_t>(bytes.size(), at + 1 + below(chance, 9000));
    for (std::uint64_t i = at; i < end; ++i)
        bytes[i] = kind == 0 ? '\0' : kind == 1 ? '\xff' : static_cast<char>(chance());
}

void move_pages(std::string& bytes, Chance& chance) {
    const std::size_t page = 4096, pages = bytes.size() / page;
    const std::size_t from = below(chance, pages) * page, to = below(chance, pages) * page;
    const std::string kept = bytes.substr(to, page);
    bytes.replace(to, page, bytes.substr(from, page));
    if (below(chance, 2)) bytes.replace(from, page, kept);
}

void damage_bytes(const fs::path& file, Chance& chance) {
    std::string bytes = bytes_of(file);
    switch (below(chance, 5)) {
    case 0:
    case 1: flip_bytes(bytes, chance); break;
    case 2: overwrite_run(bytes, chance); break;
    case 3: move_pages(bytes, chance); break;
    default: bytes.resize(below(chance, bytes.size()));
    }
    put_bytes(file, bytes);
}

std::vector<std::string> texts(Database& database, const std::string& sql) {
    std::vector<std::string> all;
    Statement row = database.prepare(sql);
    while (row.step()) all.push_back(row.text(0));
    return all;
}

std::string any(const std::vector<std::string>& of, Chance& chance) {
    return of.empty() ? std::string("1") : of[below(chance, of.size())];
}

/// A change to what tables say, as a wrong program might make it.
std::string change(Database& database, Chance& chance) {
    static const std::vector<std::string> values{"0",
                                                 "-1",
                                                 "1",
                                                 "NULL",
                                                 "''",
                                                 "'x'",
                                                 "0.5",
                                                 "1e300",
                                                 "-1e300",
                                                 "9223372036854775807",
                                                 "-9223372036854775807",
                                                 "4294967295",
                                                 "4294967296",
                                                 "1000000",
                                                 "7",
                                                 "x'ff00'"};
    const std::string table =
        any(texts(database, "SELECT name FROM sqlite_master WHERE type = 'table'"), chance);
    const std::string column =
        any(texts(database, "SELECT name FROM pragma_table_info('" + table + "')"), chance);
    const std::string name = quoted_name(column);
    const std::string rows = below(chance, 2) ? "" : " WHERE abs(random()) % 3 = 0";
    switch (below(chance, 5)) {
    case 0: return "DELETE FROM " + table + rows;
    case 1: return "UPDATE OR REPLACE " + table + " SET " + name + " = " + name + " + 1" + rows;
    case 2: return "DROP TABLE " + table;
    default:
        return "UPDATE OR REPLACE " + table + " SET " + name + " = " + any(values, chance) + rows;
    }
}

void damage_tables(const fs::path& file, Chance& chance) {
    Database database(file, Database::Mode::write);
    for (std::uint64_t i = 0; i <= below(chance, 2); ++i) try {
            database.run(change(database, chance));
        } catch (const StoreError&) {
            // a constraint of the table kept the change out
        }
}

/// How many reads ended in which way.
using Ends = std::map<std::string, int>;

std::string kind_of(const End& end, const std::string& whole) {
    if (end.code >= 1000) return "signal";
    if (end.code == 70) return "internal error";
    if (end.code != 0) return end.message.empty() ? "no message" : "told";
    return end.said == whole ? "as it was" : "other numbers";
}

Ends read_damaged(const std::function<void(const fs::path&)>& make,
                  const std::function<void(const fs::path&, Chance&)>& damage, int stores,
                  std::uint64_t seed) {
    const Folder folder;
    make(folder / "good");
    const std::string good = bytes_of(folder / "good");
    const End whole = read_apart(folder / "good", folder / "out");
    INFO(whole.message);
    REQUIRE(whole.code == 0);
    Ends ends;
    std::ostringstream told;
    for (int i = 0; i < stores; ++i) {
        Chance chance(seed + static_cast<std::uint64_t>(i));
        put_bytes(folder / "bad", good);
        damage(folder / "bad", chance);
        const End end = read_apart(folder / "bad", folder / "out");
        const std::string kind = kind_of(end, whole.said);
        ++ends[kind];
        if (kind == "signal" || kind == "internal error" || kind == "no message")
            told << "seed " << seed + static_cast<std::uint64_t>(i) << ": " << end.code << " "
                 << end.message << "; ";
    }
    for (const auto& [kind, count] : ends) told << kind << " " << count << ", ";
    WARN("of " << stores << " damaged stores: " << told.str());
    return ends;
}

void expect_told(const Ends& ends) {
    CHECK(ends.count("signal") == 0);
    CHECK(ends.count("internal error") == 0);
    CHECK(ends.count("no message") == 0);
    CHECK(ends.at("told") > 0);
}

void damage_all(int each, std::uint64_t seed) {
    for (const auto& make : {make_store, make_old_store})
        for (const auto& damage : {damage_bytes, damage_tables}) {
            const Ends ends = read_damaged(make, damage, each, seed);
            expect_told(ends);
            if (make == make_store) CHECK(ends.count("other numbers") == 0);
        }
}

void flip_one(const fs::path& file, Chance& chance) {
    std::string bytes = bytes_of(file);
    bytes[below(chance, bytes.size())] ^= static_cast<char>(1 << below(chance, 8));
    put_bytes(file, bytes);
}

std::string refusal(const std::function<void()>& act) {
    try {
        act();
    } catch (const StoreError& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("a damaged store is told as damaged, whatever was done to it") { damage_all(20, 1); }

TEST_CASE("of 3,000 damaged stores none breaks the program off", "[long]") {
    damage_all(750, 1000);
}

TEST_CASE("a single changed bit never gives other numbers") {
    CHECK(read_damaged(make_store, flip_one, 60, 1).count("other numbers") == 0);
}

TEST_CASE("of 500 changed bits none gives other numbers", "[long]") {
    const Ends ends = read_damaged(make_store, flip_one, 500, 5000);
    CHECK(ends.count("other numbers") == 0);
    expect_told(ends);
}

TEST_CASE("without checksums a changed bit can give other numbers (control)") {
    CHECK(read_damaged(make_old_store, flip_one, 150, 3).count("other numbers") > 0);
}

TEST_CASE("results from before checksums are read, and not added to") {
    const Folder folder;
    make_old_store(folder / "old");
    make_store(folder / "new");
    const End old = read_apart(folder / "old", folder / "a");
    CHECK(old.code == 0);
    Store store = Store::open(folder / "old");
    CHECK_FALSE(store.has_checksums());
    Store today = Store::open(folder / "new");
    // Monthly quantiles of that format were the middles of other bins, and stay as they were
    // stored.
    for (const char* table : {"yearly", "comparison", "overall"}) {
        const std::string sql = std::string("SELECT * FROM ") + table;
        CHECK(query(store, sql) == query(today, sql));
    }
    const std::string why = "written before checksums";
    CHECK(refusal([&] { Store::resume(folder / "old", study(20, 4)); }).find(why) < 500);
    CHECK(refusal([&] { today.absorb(folder / "old"); }).find(why) < 500);
}

TEST_CASE("damaged results can be replaced, and another's database cannot") {
    const Folder folder;
    make_store(folder / "results.sqlite");
    std::string bytes = bytes_of(folder / "results.sqlite");
    bytes[9000] ^= 1;
    put_bytes(folder / "results.sqlite", bytes);
    Store::create(folder / "results.sqlite", study(), {}, Store::Existing::replace);
    Database(folder / "other.sqlite", Database::Mode::create).run("CREATE TABLE mine(x)");
    const auto replace = [&] {
        Store::create(folder / "other.sqlite", study(), {}, Store::Existing::replace);
    };
    CHECK(refusal(replace).find("left as it is") < 500);
}

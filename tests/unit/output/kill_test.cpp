#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Runs `act` in a child that dies by SIGKILL: by its own hand at the end, or after a while by
/// ours.
void in_killed_child(const std::function<void()>& act, useconds_t after = 0) {
    const pid_t child = fork();
    if (child == 0) {
        act();
        raise(SIGKILL);
    }
    if (after > 0) {
        usleep(after);
        kill(child, SIGKILL);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
}

/// Half a batch, so much of it that SQLite has begun to write it into the file.
void write_half_a_batch(Store& store) {
    store.database().run("PRAGMA cache_size = 5");
    Transaction transaction(store.database());
    for (int r = 8; r < 4000; ++r)
        store.database().run("INSERT INTO overall_wide VALUES (0, " + std::to_string(r) +
                             ", 1, 2, 3, 4)");
    raise(SIGKILL);
}

std::string one_run(const std::filesystem::path& file, const Description& d) {
    Store store = Store::create(file, d);
    for (std::uint32_t i = 0; i < batches(d); ++i) store.take(batch(d, i));
    store.finalise();
    return content(store);
}

std::string resumed(const std::filesystem::path& file, const Description& d) {
    Store store = Store::resume(file, d);
    for (std::uint32_t i = 0; i < batches(d); ++i)
        if (!store.has(i)) store.take(batch(d, i));
    store.finalise();
    return content(store);
}

} // namespace

TEST_CASE("a run killed while it writes a batch keeps the batches before and resumes to the same") {
    const Folder folder;
    const Description d = study();
    const auto file = folder / "results.sqlite";
    in_killed_child([&] {
        Store store = Store::create(file, d);
        store.take(batch(d, 0));
        write_half_a_batch(store);
    });
    REQUIRE(std::filesystem::exists(file.string() + "-journal"));
    {
        Store store = Store::open(file);
        CHECK(store.has(0));
        CHECK_FALSE(store.has(1));
        CHECK(query(store, "SELECT count(*) FROM overall_wide") == "24");
    }
    CHECK(resumed(file, d) == one_run(folder / "one.sqlite", d));
}

TEST_CASE("a run killed while it makes the store leaves nothing in the way") {
    const Folder folder;
    const Description d = study();
    const auto file = folder / "results.sqlite";
    in_killed_child([&] {
        Database database(file, Database::Mode::create);
        database.run("PRAGMA cache_size = 2");
        Transaction transaction(database);
        write_description(database, d, {});
        database.run("CREATE TABLE filling AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT "
                     "i + 1 FROM n WHERE i < 9999) SELECT i, hex(randomblob(50)) FROM n");
        raise(SIGKILL);
    });
    CHECK(resumed(file, d) == one_run(folder / "one.sqlite", d));
}

TEST_CASE("whenever a run is killed, every batch is there whole or not at all") {
    const Folder folder;
    const Description d = study(400);
    const std::string expected = one_run(folder / "one.sqlite", d);
    const auto file = folder / "results.sqlite";
    for (const useconds_t after : {3000u, 20'000u, 50'000u, 90'000u}) {
        in_killed_child(
            [&] {
                Store store = Store::resume(file, d);
                for (std::uint32_t i = batches(d); i-- > 1;)
                    if (!store.has(i)) store.take(batch(d, i));
                pause();
            },
            after);
        if (std::filesystem::exists(file)) {
            Store store = Store::resume(file, d);
            CHECK(query(store, "SELECT count(*) FROM overall_wide") ==
                  query(store, "SELECT coalesce(sum(count), 0) * 3 FROM batch"));
            CHECK(query(store, "PRAGMA integrity_check") == "ok");
        }
    }
    CHECK(resumed(file, d) == expected);
}

// A search's store is there whole or not at all, for other shards read it as soon as it is there,
// and what is read of it is what was written.
#include "output/seek_store.hpp"
#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include <fstream>
#include <random>

using namespace tenure;
using tenure::test::bytes_of;
using tenure::test::Folder;
using tenure::test::searched;
using tenure::test::write_search;

namespace {

struct Content {
    SeekKept kept;
    std::string told, answer;
    bool operator==(const Content& other) const {
        return kept == other.kept && told == other.told && answer == other.answer;
    }
};

Content content_of(const std::filesystem::path& file) {
    const auto database = open_search(file);
    Statement answer = database->prepare("SELECT * FROM seek_answer");
    answer.step();
    return {SeekStore::read(file, searched("total_cost")), SeekStore::told(file).value(),
            answer.text(1) + answer.text(2)};
}

/// Whatever rows say, whether or not they are those that were written.
std::string without_checking(const std::filesystem::path& file) {
    Database database(file, Database::Mode::read);
    std::string text;
    for (const char* table : {"future", "told", "seek_answer"}) {
        Statement rows = database.prepare(std::string("SELECT * FROM ") + table);
        while (rows.step())
            for (int c = 0; c < rows.columns(); ++c) text += rows.text(c) + ' ';
    }
    return text;
}

/// How often a reading of a store in which one bit is another ends with something else than before.
template <class Reading>
int silently_different(const std::filesystem::path& file, const Reading& reading, int flips) {
    const auto before = reading(file);
    const std::string good = bytes_of(file);
    std::mt19937_64 chance(31);
    int different = 0;
    for (int i = 0; i < flips; ++i) {
        std::string bad = good;
        char& byte = bad[chance() % bad.size()];
        byte = static_cast<char>(byte ^ (1 << chance() % 8));
        std::ofstream(file, std::ios::binary | std::ios::trunc) << bad;
        try {
            different += !(reading(file) == before);
        } catch (const StoreError&) { // told
        }
    }
    return different;
}

} // namespace

TEST_CASE("a search's store is read as it was written") {
    const Folder folder;
    const auto file = folder / "seek.sqlite";
    write_search(file);
    const Content read = content_of(file);
    CHECK(read.kept.size() == 4);
    CHECK(read.kept.at({1, 0}).empty());
    CHECK(read.kept.at({2, 1}).at(5) == missing);
    CHECK(read.kept.at({2, 1}).at(6) == 42);
    CHECK(read.told == R"({"a": 1})");
}

TEST_CASE("no single bit of a search's store changes what is read of it without a word") {
    const Folder folder;
    const auto file = folder / "seek.sqlite";
    write_search(file);
    CHECK(silently_different(file, content_of, 500) == 0);
    // Without checksums it would: the check can fail.
    std::filesystem::remove(file);
    write_search(file);
    CHECK(silently_different(file, without_checking, 500) > 5);
}

TEST_CASE("rows that were put into a search's store or taken out of it are told") {
    const Folder folder;
    const auto file = folder / "seek.sqlite";
    for (const char* change :
         {"DELETE FROM future WHERE setting = 0 AND future = 3",
          "DELETE FROM batch WHERE setting = 0", "INSERT INTO future VALUES(9, 0, 1, 1)",
          "INSERT INTO setting VALUES(9, 'another')", "INSERT INTO forbidden VALUES(9)",
          "DELETE FROM forbidden", "DROP TABLE seek_answer", "UPDATE told SET json = '{}'",
          "UPDATE study SET value = 'Another'", "UPDATE quantity SET scale = 10",
          "DELETE FROM checksum"}) {
        write_search(file);
        Database(file, Database::Mode::write).run(change);
        CHECK_THROWS_AS(open_search(file), DamagedStore);
        std::filesystem::remove(file);
    }
    write_search(file);
    Database(file, Database::Mode::write).run("PRAGMA user_version = 1");
    CHECK_THROWS_WITH(open_search(file), Catch::Contains("run the search again with --replace"));
}

TEST_CASE("a search's store that is begun has no futures, and is read by whoever asks the same") {
    const Folder folder;
    const auto file = folder / "seek.sqlite";
    SeekStore::create(file, searched("total_cost"), {});
    CHECK(SeekStore::read(file, searched("total_cost")).empty());
    SeekStudy other = searched("total_cost");
    other.fingerprint = "another";
    CHECK_THROWS_AS(SeekStore::read(file, other), StoreError);
}

TEST_CASE("a search's store has no name before it is whole") {
    const Folder folder;
    const auto file = folder / "seek.sqlite";
    // Two columns of one name break its making off half-way.
    CHECK_THROWS_AS(SeekStore::create(file, searched("vacancy_rate"), {}), StoreError);
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK(std::filesystem::is_empty(file.parent_path()));
}

#include "output/upgrade.hpp"
#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include <fstream>
#include <set>

using namespace tenure;
using namespace tenure::test;

namespace {

void fill(const std::filesystem::path& file, const Description& d, bool earlier) {
    Store store = Store::create(file, d, {{"version", "1.0"}});
    for (std::uint32_t i = 0; i < batches(d); ++i) store.take(batch(d, i, 3));
    store.finalise();
    if (earlier) make_format_2(store);
}

/// What is stored of the study, but for what says how it came there.
std::string rows(const std::filesystem::path& file) {
    Store store = Store::open(file);
    store.database().run("CREATE TEMP TABLE provenance AS SELECT * FROM main.provenance WHERE key "
                         "NOT IN ('upgraded_from_format', 'description_checksum')");
    std::string all;
    for (const char* table :
         {"outcome_wide", "overall_wide", "failure", "monthly_batch", "parameter_draw", "batch",
          "monthly", "yearly", "overall_summary", "comparison", "comparison_by_year", "measure",
          "policy", "provenance"})
        all += std::string(table) + ": " +
               query(store, std::string("SELECT * FROM ") + table + " ORDER BY 1, 2") + "\n";
    return all;
}

} // namespace

TEST_CASE("results of format 2 are written in today's, equal to those that always had it") {
    const Folder folder;
    Description d = study(20);
    d.measures[0].better = Direction::lower;
    fill(folder / "today.sqlite", d, false);
    fill(folder / "results.sqlite", d, true);
    const std::string before = bytes_of(folder / "results.sqlite");
    const auto done = upgrade_store(folder / "results.sqlite");
    REQUIRE(done);
    CHECK(done->from == 2);
    CHECK(bytes_of(done->kept) == before);
    CHECK(Store::open(folder / "results.sqlite").has_checksums());
    CHECK(Store::open(folder / "results.sqlite").made_by().at("version") == "1.0");
    const auto without_measures = [&](const char* name) {
        const std::string all = rows(folder / name);
        const std::size_t at = all.find("measure: "), end = all.find("policy: ", at);
        return all.substr(0, at) + all.substr(end); // format 2 knew less of them
    };
    CHECK(without_measures("results.sqlite") == without_measures("today.sqlite"));
    fill(folder / "other.sqlite", study(12), false);
    CHECK(without_measures("other.sqlite") != without_measures("today.sqlite"));
}

TEST_CASE("results of today's format stay as they are") {
    const Folder folder;
    fill(folder / "results.sqlite", study(), false);
    const std::string before = bytes_of(folder / "results.sqlite");
    CHECK_FALSE(upgrade_store(folder / "results.sqlite"));
    CHECK(bytes_of(folder / "results.sqlite") == before);
    CHECK_FALSE(std::filesystem::exists(folder / "results.sqlite.format-2"));
}

TEST_CASE("an upgrade that was cut off after the original was kept is gone on with") {
    const Folder folder;
    fill(folder / "results.sqlite", study(), true);
    std::filesystem::copy_file(folder / "results.sqlite", folder / "results.sqlite.format-2");
    std::ofstream(folder / "results.sqlite.part") << "half of it";
    std::ofstream(folder / "results.sqlite.part-journal") << "of the half";
    std::ofstream(folder / "results.sqlite.part-mj12345678A") << "of both";
    const std::string before = bytes_of(folder / "results.sqlite");
    const auto done = upgrade_store(folder / "results.sqlite");
    REQUIRE(done);
    CHECK(bytes_of(done->kept) == before);
    CHECK(Store::open(folder / "results.sqlite").has_checksums());
    std::set<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(done->kept.parent_path()))
        names.insert(file.path().filename().string());
    CHECK(names == std::set<std::string>{"results.sqlite", "results.sqlite.format-2"});
}

TEST_CASE("an original that was kept before is not written over") {
    const Folder folder;
    fill(folder / "results.sqlite", study(), true);
    std::ofstream(folder / "results.sqlite.format-2") << "mine";
    const std::string before = bytes_of(folder / "results.sqlite");
    CHECK_THROWS_AS(upgrade_store(folder / "results.sqlite"), StoreError);
    CHECK(bytes_of(folder / "results.sqlite.format-2") == "mine");
    CHECK(bytes_of(folder / "results.sqlite") == before);
}

TEST_CASE("what an earlier program wrote is upgraded to the numbers that it shows") {
    const Folder folder;
    const auto file = folder / "results.sqlite";
    {
        Database database(file, Database::Mode::create);
        database.run(bytes_of(TENURE_SOURCE_DIR "/tests/unit/output/format_2.sql"));
    }
    const char* sql = "SELECT policy, measure, difference, low, high FROM comparison ORDER BY 1, 2";
    std::string before, after;
    {
        Store store = Store::open(file);
        before = query(store, sql);
    }
    REQUIRE(upgrade_store(file));
    Store store = Store::open(file);
    after = query(store, sql);
    CHECK_FALSE(before.empty());
    CHECK(after == before);
    CHECK(query(store, "SELECT value FROM provenance WHERE key = 'upgraded_from_format'") == "2");
}

#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include "core/contract.hpp"

#include <fstream>

using namespace tenure;
using namespace tenure::test;

namespace {

std::string message(const std::function<void()>& act) {
    try {
        act();
    } catch (const StoreError& error) {
        return error.what();
    }
    return "nothing was wrong";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Store filled(const std::filesystem::path& file, const Description& d,
             const std::vector<std::uint32_t>& order) {
    Store store = Store::create(file, d, {{"version", "1.0"}});
    for (const auto index : order) store.take(batch(d, index, 11));
    store.finalise();
    return store;
}

} // namespace

TEST_CASE("stored values come back through the long views, scaled, with NULL for missing") {
    const Folder folder;
    const Description d = study();
    Store store = filled(folder / "results.sqlite", d, {0, 1});
    const std::string where = "replication = 3 AND measure = ";
    CHECK(query(store, "SELECT value FROM outcome WHERE policy = 'supervision first' AND "
                       "year = 2023 AND " +
                           where + "'cost'") ==
          query(store, "SELECT " + std::to_string(value(1, 3, 1, 2)) + " / 100.0"));
    CHECK(query(store, "SELECT value FROM overall WHERE policy = 'it''s nothing' AND " + where +
                           "'turnover_rate'") ==
          query(store, "SELECT " + std::to_string(value(2, 3, 2, 0)) + " / 1000000.0"));
    CHECK(query(store, "SELECT count(*), count(value) < count(*) FROM outcome "
                       "WHERE measure = 'absence_rate'") == "90|1");
    CHECK(query(store, "SELECT name, decides FROM measure WHERE decides IS NOT NULL ORDER BY 2") ==
          "cost|0\nturnover_rate|1");
}

TEST_CASE("a failed replication is left out under every policy and told") {
    const Folder folder;
    const Description d = study();
    Store store = filled(folder / "results.sqlite", d, {1, 0});
    CHECK(query(store, "SELECT count(*) FROM outcome WHERE replication = 11") == "0");
    CHECK(query(store, "SELECT count(*) FROM overall_wide") == "45");
    CHECK(query(store, "SELECT * FROM failure") == "supervision first|11|too many events");
    CHECK(
        query(store, "SELECT value FROM provenance WHERE key LIKE 'replications%' ORDER BY key") ==
        "40\n15\n1");
}

TEST_CASE("the content does not depend on the order of batches") {
    const Folder folder;
    const Description d = study(37, 4);
    Store forwards = filled(folder / "a.sqlite", d, {0, 1, 2, 3, 4});
    Store backwards = filled(folder / "b.sqlite", d, {3, 0, 4, 2, 1});
    CHECK(content(forwards) == content(backwards));
    Store other = filled(folder / "c.sqlite", d, {0, 1, 2, 3});
    CHECK_FALSE(content(forwards) == content(other));
}

TEST_CASE("shards merged in any order are equal to one run") {
    const Folder folder;
    const Description d = study();
    Store whole = filled(folder / "whole.sqlite", d, {0, 1, 2, 3, 4});
    filled(folder / "even.sqlite", d, {4, 0, 2});
    filled(folder / "odd.sqlite", d, {1, 3});
    Store merged = Store::create(folder / "merged.sqlite", d, {{"version", "1.0"}});
    for (const char* shard : {"odd.sqlite", "even.sqlite", "odd.sqlite"})
        merged.absorb(folder / shard);
    merged.finalise();
    CHECK(merged.has(4));
    CHECK(content(merged) == content(whole));
    Description other = d;
    other.fingerprint = "f2";
    filled(folder / "other.sqlite", other, {0});
    CHECK(contains(message([&] { merged.absorb(folder / "other.sqlite"); }), "not a part of"));
    CHECK(content(merged) == content(whole));
}

TEST_CASE("a store is analysed up to its first missing batch") {
    const Folder folder;
    const Description d = study();
    Store gap = filled(folder / "gap.sqlite", d, {0, 1, 3});
    Store two = filled(folder / "two.sqlite", d, {0, 1});
    for (const char* table : {"monthly", "yearly", "comparison", "overall_summary"})
        CHECK(query(gap, std::string("SELECT * FROM ") + table) ==
              query(two, std::string("SELECT * FROM ") + table));
    CHECK(gap.analysed().replications == 16);
}

TEST_CASE("the description comes back as it was told") {
    const Folder folder;
    const Description d = study(40, 4);
    Store::create(folder / "results.sqlite", d);
    const Description back = Store::open(folder / "results.sqlite").description();
    CHECK(back.title == d.title);
    CHECK(back.policies == d.policies);
    CHECK(back.policy_titles == d.policy_titles);
    CHECK(back.policy_reasons == d.policy_reasons);
    CHECK(back.measures.at(2).name == "cost");
    CHECK(back.measures.at(2).kind == MeasureKind::flow);
    CHECK(back.measures.at(2).resolution == 7);
    CHECK(back.decide_on == d.decide_on);
    CHECK(back.seed == d.seed);
    CHECK(back.draws_share == 4);
    CHECK(back.batch_size == 8);
    CHECK(back.years == d.years);
    CHECK(back.whole_years == d.whole_years);
    CHECK(back.periods.at(3).label == "2022-10");
    CHECK(back.periods.at(2).ends_year);
    CHECK(back.parameters.at(1).source == "Smith 2020");
    CHECK(back.resolved == d.resolved);
}

TEST_CASE("results are never overwritten unless told to") {
    const Folder folder;
    const Description d = study();
    filled(folder / "results.sqlite", d, {0});
    CHECK(contains(message([&] { Store::create(folder / "results.sqlite", d); }),
                   "holds results already"));
    CHECK(Store::open(folder / "results.sqlite").has(0));
    const Store replaced =
        Store::create(folder / "results.sqlite", d, {}, Store::Existing::replace);
    CHECK_FALSE(replaced.has(0));
}

TEST_CASE("resuming keeps batches of the same study and refuses another") {
    const Folder folder;
    Description d = study();
    CHECK_FALSE(Store::resume(folder / "results.sqlite", d).has(0));
    Store::open(folder / "results.sqlite").take(batch(d, 2));
    CHECK(Store::resume(folder / "results.sqlite", d).has(2));
    d.fingerprint = "f2";
    const auto text = message([&] { Store::resume(folder / "results.sqlite", d); });
    CHECK(contains(text, "results of another study (\"A made-up study\""));
}

TEST_CASE("what is not a store is refused in words and left alone") {
    const Folder folder;
    const auto file = folder / "letter.txt";
    std::ofstream(file) << std::string(5000, 'x');
    CHECK(contains(message([&] { Store::open(file); }), "not a results store"));
    const auto replace = [&] { Store::create(file, study(), {}, Store::Existing::replace); };
    CHECK(contains(message(replace), "not a results store"));
    CHECK(std::filesystem::file_size(file) == 5000);
    CHECK(contains(message([&] { Store::open(folder / "none.sqlite"); }), "no results"));
    CHECK(contains(message([&] { Store::create(folder / "a/b.sqlite", study()); }),
                   "see whether its folder exists"));
    Store::create(folder / "later.sqlite", study()).database().run("PRAGMA user_version = 99");
    CHECK(contains(message([&] { Store::open(folder / "later.sqlite"); }),
                   "another version of tenure"));
}

TEST_CASE("a full disk is told and leaves the batches there were") {
    const Folder folder;
    const Description d = study(4000);
    Store store = filled(folder / "results.sqlite", d, {0});
    store.database().run("PRAGMA max_page_count = " +
                         query(store, "SELECT page_count FROM pragma_page_count"));
    const auto take_all = [&] {
        for (std::uint32_t i = 1; i < batches(d); ++i) store.take(batch(d, i));
    };
    CHECK(contains(message(take_all), "the disk is full"));
    CHECK_FALSE(store.has(batches(d) - 1));
    CHECK(query(store, "SELECT sum(count) * 3 FROM batch") ==
          query(store, "SELECT count(*) FROM overall_wide"));
}

TEST_CASE("a batch of the wrong shape, or stored before, breaks a contract and changes nothing") {
    const Folder folder;
    const Description d = study();
    Store store = filled(folder / "results.sqlite", d, {0});
    const std::string before = content(store);
    CHECK_THROWS_AS(store.take(batch(d, 0)), ContractViolation);
    TrialBatch narrow = batch(d, 1);
    narrow.policies[1].yearly.pop_back();
    CHECK_THROWS_AS(store.take(narrow), ContractViolation);
    CHECK(content(store) == before);
}

#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include "output/compare.hpp"
#include "output/export_csv.hpp"
#include "output/shard.hpp"

#include <fstream>
#include <iterator>

using namespace tenure;
using namespace tenure::test;

namespace {

Store filled(const std::filesystem::path& file, const Description& d,
             const std::vector<std::uint32_t>& batches) {
    Store store = Store::create(file, d, {{"version", "1.0"}});
    for (const std::uint32_t b : batches) store.take(at_point(d, b));
    store.finalise();
    return store;
}

const std::vector<std::uint32_t> all = {0, 1, 2, 3, 4, 5, 6, 7, 8}; // 3 points of 8, 8 and 4

} // namespace

TEST_CASE("a sweep's values lie by point, beside what is set there") {
    const Folder folder;
    const Description d = sweep();
    Store store = filled(folder / "results.sqlite", d, all);
    CHECK(query(store, "SELECT count(*) FROM outcome_wide") == "360");
    CHECK(query(store, "SELECT value FROM overall WHERE point = 2 AND replication = 11 AND "
                       "policy = 'baseline' AND measure = 'posts'") ==
          query(store, "SELECT " + std::to_string(value(0, 211, 2, 3)) + " / 1.0"));
    CHECK(query(store, "SELECT point FROM design WHERE parameter = 'authority.base' AND "
                       "value = 'average'") == "1");
    CHECK(query(store, "SELECT value FROM design WHERE parameter = 'authority.zeal' AND "
                       "point = 1") == "0.75");
    const Description again = Store::open(folder / "results.sqlite").description();
    CHECK(again.design == d.design);
    CHECK(again.varied == d.varied);
}

TEST_CASE("a point's summaries are those of a study of its replications") {
    const Folder folder;
    const Description d = sweep();
    Store store = filled(folder / "results.sqlite", d, all);
    Store alone = Store::create(folder / "alone.sqlite", study(20));
    for (std::uint32_t b = 0; b < 3; ++b) alone.take(batch(study(20), b));
    alone.finalise();
    const std::string columns = "policy, measure, difference, std_error, low, high, pairs";
    const std::string here = query(store, "SELECT " + columns + " FROM comparison WHERE point = 0");
    CHECK(here == query(alone, "SELECT " + columns + " FROM comparison"));
    CHECK(here != query(store, "SELECT " + columns + " FROM comparison WHERE point = 1"));
    CHECK(query(store, "SELECT policy, measure, mean, p50 FROM overall_summary WHERE point = 0") ==
          query(alone, "SELECT policy, measure, mean, p50 FROM overall_summary"));
}

TEST_CASE("batches of a sweep come in any order and from any shard, once") {
    const Folder folder;
    const Description d = sweep();
    const std::string whole = [&] {
        Store store = filled(folder / "one.sqlite", d, all);
        return content(store);
    }();
    filled(folder / "a.sqlite", d, {8, 0, 4});
    filled(folder / "b.sqlite", d, {4, 1, 2, 7, 6, 5, 3});
    Store merged = Store::create(folder / "merged.sqlite", d, {{"version", "1.0"}});
    for (const char* shard : {"b.sqlite", "a.sqlite", "b.sqlite"}) merged.absorb(folder / shard);
    CHECK(merged.analysed().replications == 60);
    merged.finalise();
    CHECK(content(merged) == whole);
}

TEST_CASE("a point that is not complete is summed up from its first batch on") {
    const Folder folder;
    Store store = filled(folder / "results.sqlite", sweep(), {0, 1, 4, 5});
    CHECK(query(store, "SELECT DISTINCT point, count FROM overall_summary "
                       "WHERE measure = 'posts'") == "0|16");
    CHECK(comparison_table(store).find("the sweep is not complete: 16 replications of 60") !=
          std::string::npos);
}

TEST_CASE("a comparison is of all points in short, or of one") {
    const Folder folder;
    Store store = filled(folder / "results.sqlite", sweep(), all);
    const std::string over = comparison_table(store, {{"posts"}, {}, 300, {}});
    CHECK(over.find("higher at 3, lower at 0 of 3") != std::string::npos); // 5 posts more, always
    CHECK(over.find("higher at 0, lower at 0 of 3") != std::string::npos); // it's nothing
    const std::string one = comparison_table(store, {{"posts"}, {}, 300, 1});
    CHECK(one.find("point 1: authority.zeal = 0.75, authority.base = average") !=
          std::string::npos);
    CHECK_THROWS_AS(comparison_table(store, {{"posts"}, {}, 300, 3}), StoreError);
}

TEST_CASE("a sweep is exported with its design, wide and in natural units") {
    const Folder folder;
    Store store = filled(folder / "results.sqlite", sweep(), all);
    export_csv(store, folder / "csv");
    std::ifstream file(folder / "csv/design.csv");
    const std::string design{std::istreambuf_iterator<char>(file),
                             std::istreambuf_iterator<char>()};
    CHECK(design.find("point,parameter,value\n0,authority.zeal,0.5\n0,authority.base,individual\n"
                      "1,authority.zeal,0.75\n") == 0);
    CHECK(std::filesystem::exists(folder / "csv/comparison.csv"));
    CHECK(std::filesystem::exists(folder / "csv/value.csv"));
    CHECK_FALSE(std::filesystem::exists(folder / "csv/parameter_draw.csv"));
}

TEST_CASE("a shard's manifest comes back as it was written, and tells other bytes") {
    const Folder folder;
    const Description d = sweep();
    const Provenance build{{"version", "1.0"}, {"commit", "abc"}};
    const std::filesystem::path at = folder / "shard";
    std::filesystem::create_directories(at);
    filled(growing_file(at), d, {1, 4, 7});
    const ShardManifest planned = planned_shard(d, build, 2, 3);
    CHECK(find_shard(at).state == ShardState::unfinished);
    finish_shard(at, planned);
    const FoundShard found = find_shard(at, planned);
    CHECK(found.state == ShardState::finished);
    CHECK(found.manifest.batches == planned.batches);
    CHECK(found.manifest.seed == 0xfedcba9876543210u);
    CHECK(find_shard(at, planned_shard(d, build, 1, 3)).why == "is part 2 of 3, not part 1 of 3");
    std::ofstream(finished_file(at), std::ios::app) << 'x';
    CHECK(find_shard(at).state == ShardState::damaged);
    CHECK(find_shard(folder / "nothing").state == ShardState::missing);
}

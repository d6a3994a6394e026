#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

Description named(Description d) {
    d.fingerprint = "of " + std::to_string(d.replications);
    return d;
}

std::string fingerprint_at(std::uint32_t replications) {
    return "of " + std::to_string(replications);
}

/// A batch, whichever it is of; in a study replication 3 fails.
TrialBatch made(const Description& d, std::uint32_t index) {
    return is_sweep(d) ? at_point(d, index) : batch(d, index, 3);
}

Store filled(const std::filesystem::path& file, const Description& d) {
    Store store = Store::create(file, d);
    for (std::uint32_t i = 0; i < batch_count(d); ++i) store.take(made(d, i));
    store.finalise();
    return store;
}

/// A store of `few` that is extended to `more`, and what it then lacks filled in.
std::string grown(const Folder& folder, const Description& few, const Description& more,
                  std::size_t kept) {
    filled(folder / "grown.sqlite", few);
    Store store = Store::resume(folder / "grown.sqlite", more, {}, fingerprint_at);
    std::size_t had = 0;
    for (std::uint32_t i = 0; i < batch_count(more); ++i) {
        had += store.has(i) ? 1 : 0;
        if (!store.has(i)) store.take(made(more, i));
    }
    CHECK(had == kept);
    store.finalise();
    return content(store);
}

} // namespace

TEST_CASE("results that are extended equal those that had as many replications from the start") {
    for (const std::uint32_t few : {20u, 24u, 7u}) {
        const Folder folder;
        const Description more = named(study(44, 4));
        Store straight = filled(folder / "straight.sqlite", more);
        CHECK(grown(folder, named(study(few, 4)), more, few / 8) == content(straight));
    }
}

TEST_CASE("each point of a sweep is extended, its batches counted anew") {
    for (const std::uint32_t few : {20u, 16u}) {
        const Folder folder;
        const Description more = named(sweep(36));
        Store straight = filled(folder / "straight.sqlite", more);
        CHECK(grown(folder, named(sweep(few)), more, 3 * (few / 8)) == content(straight));
    }
}

TEST_CASE("an extended store that is closed half way is sound, and lacks what was not added") {
    const Folder folder;
    const Description more = named(study(40));
    filled(folder / "results.sqlite", named(study(20)));
    { Store::resume(folder / "results.sqlite", more, {}, fingerprint_at); }
    Store store = Store::open(folder / "results.sqlite");
    CHECK(store.description().replications == 40);
    CHECK_FALSE(store.finalised());
    CHECK(store.has(1));
    CHECK_FALSE(store.has(2));
}

TEST_CASE("results of another study, or of more replications, are not extended") {
    const Folder folder;
    Store before = filled(folder / "results.sqlite", named(study(20)));
    const std::string was = content(before);
    Description other = named(study(40));
    const auto of_another = [](std::uint32_t) { return std::string("another"); };
    CHECK_THROWS_WITH(Store::resume(folder / "results.sqlite", other, {}, of_another),
                      Catch::Contains("another study"));
    CHECK_THROWS_WITH(
        Store::resume(folder / "results.sqlite", named(study(12)), {}, fingerprint_at),
        Catch::Contains("with 20 replications"));
    CHECK_THROWS_AS(Store::resume(folder / "results.sqlite", other), StoreError);
    CHECK(content(before) == was);
}

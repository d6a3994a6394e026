#include "experiment/shard.hpp"
#include "tests/catch.hpp"

#include <algorithm>

using namespace tenure;

namespace {

Description sweep(std::uint32_t points, std::uint32_t replications) {
    Description d;
    d.policies = {"a", "b", "c"};
    d.replications = replications;
    d.design.resize(points);
    return d;
}

struct Plan {
    std::vector<std::uint32_t> batches; ///< of all shards, sorted
    std::uint64_t least = 0, most = 0;  ///< trials
};

Plan planned(const Description& d, std::uint32_t of) {
    Plan plan;
    plan.least = ~0ull;
    for (std::uint32_t i = 1; i <= of; ++i) {
        const auto mine = batches_of_shard(d, i, of);
        plan.batches.insert(plan.batches.end(), mine.begin(), mine.end());
        plan.least = std::min(plan.least, trials_of(d, mine));
        plan.most = std::max(plan.most, trials_of(d, mine));
    }
    std::sort(plan.batches.begin(), plan.batches.end());
    return plan;
}

std::vector<std::uint32_t> all_of(const Description& d) {
    std::vector<std::uint32_t> all(batch_count(d));
    for (std::uint32_t b = 0; b < all.size(); ++b) all[b] = b;
    return all;
}

} // namespace

TEST_CASE("every batch is in one shard, and shards have the same work to within a batch") {
    for (const std::uint32_t points : {0u, 1u, 10u, 64u})
        for (const std::uint32_t replications : {1u, 200u, 300u, 10'000u})
            for (const std::uint32_t of : {1u, 3u, 16u, 100u}) {
                const Description d = sweep(points, replications);
                const Plan plan = planned(d, of);
                INFO(points << " points, " << replications << " replications, " << of << " shards");
                CHECK(plan.batches == all_of(d));
                CHECK(plan.most - plan.least <= 3u * std::min(replications, 256u));
            }
}

TEST_CASE("points of two unlike batches give no shard the larger ones only") {
    const Plan plan = planned(sweep(64, 300), 16); // batches of 256 and of 44
    CHECK(plan.least == plan.most);
}

TEST_CASE("batches of a sweep go point after point") {
    const Description d = sweep(3, 600);
    CHECK(batch_count(d) == 9);
    const TrialBatch b = empty_batch(d, 5);
    CHECK(b.point == 1);
    CHECK(b.first == 512);
    CHECK(b.count == 88);
}

TEST_CASE("with more shards than batches some have nothing to do") {
    CHECK(batches_of_shard(sweep(2, 100), 2, 3) == std::vector<std::uint32_t>{1});
    CHECK(batches_of_shard(sweep(2, 100), 3, 3).empty());
}

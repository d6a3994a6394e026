#include "experiment/shard.hpp"

#include "core/contract.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace tenure {

namespace {

/// Batches from the fullest to the emptiest.
std::vector<std::uint32_t> by_size(const Description& d, BatchRange range) {
    std::vector<std::uint32_t> all;
    for (std::uint32_t b = range.first; b < std::min(range.end, batch_count(d)); ++b)
        all.push_back(b);
    std::stable_sort(all.begin(), all.end(), [&](std::uint32_t a, std::uint32_t b) {
        return empty_batch(d, a).count > empty_batch(d, b).count;
    });
    return all;
}

} // namespace

/// Each batch goes to the shard that has least so far (Graham 1969, longest processing time first).
std::vector<std::uint32_t> batches_of_shard(const Description& d, std::uint32_t shard,
                                            std::uint32_t of, BatchRange range) {
    expects(1 <= shard && shard <= of, "a shard is one of so many");
    using Load = std::pair<std::uint64_t, std::uint32_t>; // replications, shard
    std::priority_queue<Load, std::vector<Load>, std::greater<>> shards;
    for (std::uint32_t s = 1; s <= of; ++s) shards.push({0, s});
    std::vector<std::uint32_t> mine;
    for (const std::uint32_t b : by_size(d, range)) {
        Load least = shards.top();
        shards.pop();
        least.first += empty_batch(d, b).count;
        if (least.second == shard) mine.push_back(b);
        shards.push(least);
    }
    std::sort(mine.begin(), mine.end());
    return mine;
}

std::uint64_t trials_of(const Description& d, const std::vector<std::uint32_t>& batches) {
    std::uint64_t replications = 0;
    for (const std::uint32_t b : batches) replications += empty_batch(d, b).count;
    return replications * d.policies.size();
}

} // namespace tenure

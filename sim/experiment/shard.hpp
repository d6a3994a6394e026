// Which batches each machine of several runs.
#pragma once

#include "experiment/results.hpp"

#include <vector>

namespace tenure {

/// Batches from the first to before the end; of a study that decides, a round.
struct BatchRange {
    std::uint32_t first = 0, end = UINT32_MAX;
};

/// The batches of shard number `shard` of `of`, ascending. Shards have the same number of trials,
/// to within one batch, and a sweep's points are dealt out in turn, so that a field that makes work
/// rise from point to point loads no shard more than the others. With more shards than batches
/// some have none. @pre 1 <= shard <= of
std::vector<std::uint32_t> batches_of_shard(const Description& description, std::uint32_t shard,
                                            std::uint32_t of, BatchRange range = {});

/// Trials of some batches.
std::uint64_t trials_of(const Description& description, const std::vector<std::uint32_t>& batches);

} // namespace tenure

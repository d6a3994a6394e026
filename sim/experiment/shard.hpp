// Which blocks each machine of several runs.
#pragma once

#include "experiment/results.hpp"

#include <vector>

namespace tenure {

/// The blocks of shard number `shard` of `of`, ascending. Shards have the same number of trials, to
/// within one block, and a sweep's points are dealt out in turn, so that a field that makes work
/// rise from point to point loads no shard more than the others. With more shards than blocks
/// some have none. @pre 1 <= shard <= of
std::vector<std::uint32_t> blocks_of_shard(const Description& description, std::uint32_t shard,
                                           std::uint32_t of);

/// Trials of some blocks.
std::uint64_t trials_of(const Description& description, const std::vector<std::uint32_t>& blocks);

} // namespace tenure

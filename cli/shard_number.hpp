// Which part of several a command is asked for, written I/N.
#pragma once

#include <cstdint>
#include <string>

namespace tenure::cli {

struct ShardNumber {
    std::uint32_t shard = 0, of = 0; ///< 1 <= shard <= of
};

/// @throws CLI::ValidationError if it is not I/N with 1 <= I <= N
ShardNumber shard_number(const std::string& text);

} // namespace tenure::cli

#include "cli/shard_number.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace tenure::cli {

ShardNumber shard_number(const std::string& text) {
    ShardNumber n;
    int end = 0;
    if (std::sscanf(text.c_str(), "%u/%u%n", &n.shard, &n.of, &end) != 2 || n.shard < 1 ||
        n.shard > n.of || n.of > 1'000'000 || static_cast<std::size_t>(end) != text.size())
        throw CLI::ValidationError("--shard",
                                   text + " is not I/N with 1 <= I <= N, for example 3/16");
    return n;
}

} // namespace tenure::cli

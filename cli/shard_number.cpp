#include "cli/shard_number.hpp"

#include "core/number.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace tenure::cli {

ShardNumber shard_number(const std::string& text) {
    ShardNumber n;
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto shard = read_whole_number(text.substr(0, slash));
    const auto of = read_whole_number(text.substr(std::min(slash + 1, text.size())));
    if (shard && of && *shard >= 1 && *shard <= *of && *of <= 1'000'000)
        n = {static_cast<std::uint32_t>(*shard), static_cast<std::uint32_t>(*of)};
    else
        throw CLI::ValidationError("--shard",
                                   text + " is not I/N with 1 <= I <= N, for example 3/16");
    return n;
}

} // namespace tenure::cli

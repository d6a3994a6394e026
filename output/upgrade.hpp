// Results of an earlier format, written anew in today's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace tenure {

struct Upgrade {
    std::int64_t from = 0;      ///< the format it had
    std::filesystem::path kept; ///< the original, to the byte, beside it
};

/// Puts a store of today's format, with the same rows and freshly summarised, in the place of one
/// of an earlier format. Nothing where it has today's. Cut off at any point it leaves the original
/// where it was.
/// @throws StoreError if it cannot be read or written, is damaged, or a file has the name that the
/// original is to get
std::optional<Upgrade> upgrade_store(const std::filesystem::path& file);

} // namespace tenure

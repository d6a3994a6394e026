// Shards on disk: a shard's results become `results.sqlite` when they are complete, and a manifest
// beside them says what they are a part of and what the file must hold byte for byte.
#pragma once

#include "experiment/results.hpp"
#include "experiment/shard.hpp"
#include "output/schema.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tenure {

/// What a shard says of itself, in `shard.json`.
struct ShardManifest {
    std::uint32_t shard = 0, of = 0; ///< number 1 <= shard <= of
    std::string title;
    std::string fingerprint; ///< of the resolved study or sweep and the program's version
    std::string version, commit;
    std::uint64_t seed = 0;
    std::uint64_t trials = 0;
    std::vector<std::uint32_t> batches;
    /// Of a study that decides: the first batch of the round it is a part of. Else 0.
    std::uint32_t round_first = 0;
    std::uint64_t bytes = 0;
    std::uint32_t crc = 0; ///< CRC-32 of results.sqlite
};

/// What of a study is to be divided into shards next: all of it, or, if it decides, the round after
/// those that are merged.
struct NextRound {
    BatchRange batches;         ///< none if the study has decided
    std::vector<bool> still_in; ///< by policy; empty: all
};

/// @param merged the results of rounds before, which need not be there
NextRound next_round(const Description& description, const std::filesystem::path& merged);

/// The manifest of a shard before it has run.
ShardManifest planned_shard(const Description& description, const Provenance& build,
                            std::uint32_t shard, std::uint32_t of, const NextRound& round = {});

enum class ShardState {
    missing,    ///< nothing is there
    unfinished, ///< a run was begun, or is under way
    finished,
    damaged, ///< not the bytes that were written
    foreign, ///< of another study, sweep, seed, version or division into shards
};
const char* to_text(ShardState state);

struct FoundShard {
    std::filesystem::path folder;
    ShardState state = ShardState::missing;
    std::string why;        ///< in words, unless it is finished
    ShardManifest manifest; ///< if finished or foreign
};

/// Where a shard's results grow until they are complete, and where they then are.
std::filesystem::path growing_file(const std::filesystem::path& folder);
std::filesystem::path finished_file(const std::filesystem::path& folder);

/// Reads the manifest, and every byte of the results.
FoundShard find_shard(const std::filesystem::path& folder);
/// The same, and holds it against the shard it should be.
FoundShard find_shard(const std::filesystem::path& folder, const ShardManifest& wanted);

/// Removes a shard of an earlier round than is planned, the results of which were merged before.
/// @return whether there was one
bool clear_earlier_round(const std::filesystem::path& folder, const ShardManifest& planned);

/// In what a shard does not belong to another's study, sweep or build; empty if it does.
std::string difference(const ShardManifest& shard, const ShardManifest& other);

/// Gives complete results their name and writes the manifest; the store must be closed.
/// @throws StoreError
void finish_shard(const std::filesystem::path& folder, ShardManifest manifest);

/// Makes way for a run: results that lost their manifest grow on, damaged ones go.
/// @return what was done, in words; empty if nothing
std::string reopen_shard(const std::filesystem::path& folder);

} // namespace tenure

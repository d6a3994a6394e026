// Bytes, as what a shard says of itself, beside results that are none.
#include "output/shard.hpp"
#include "tests/fuzz/folder.hpp"
#include "tests/fuzz/target.hpp"

using namespace tenure;

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto folder = fuzz::own_folder();
    fuzz::put(folder / "shard.json", bytes, size);
    fuzz::put(finished_file(folder), bytes, size);
    try {
        const FoundShard found = find_shard(folder);
        static_cast<void>(difference(found.manifest, ShardManifest{}));
        find_shard(folder, found.manifest);
    } catch (const StoreError&) { // an answer
    }
    return 0;
}

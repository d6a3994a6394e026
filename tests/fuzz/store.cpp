// Bytes, as a store of results: read, compared, exported and reported, or told as damaged.
//
// What begins with no name of SQLite's is taken as changes to a good store (place and value), since
// few others get past its first page.
#include "output/compare.hpp"
#include "output/export_csv.hpp"
#include "output/report.hpp"
#include "tests/fuzz/folder.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/unit/output/study.hpp"

using namespace tenure;
namespace fs = std::filesystem;

namespace {

std::string good_store() {
    const fs::path file = fuzz::own_folder() / "good.sqlite";
    {
        const Description d = test::study(20, 4);
        Store store = Store::create(file, d, {{"version", "1.0"}});
        for (const std::uint32_t index : {0u, 1u, 2u}) {
            TrialBatch b = test::batch(d, index, 11);
            for (unsigned k = 0; k < (b.count + 3) / 4 * 2; ++k) b.drawn.push_back(.25 * k + index);
            store.take(b);
        }
        store.finalise();
    }
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Four bytes a change: where, in 24 bits, and what is mixed in.
std::string changed(std::string store, const std::uint8_t* bytes, std::size_t size) {
    for (std::size_t i = 0; i + 3 < size; i += 4) {
        const std::size_t at = bytes[i] + 256u * bytes[i + 1] + 65536u * bytes[i + 2];
        store[at % store.size()] ^= static_cast<char>(bytes[i + 3]);
    }
    return store;
}

void tell_all(const fs::path& file) {
    Store store = Store::open(file);
    if (store.analysed().replications == 0) return;
    if (!store.finalised()) store.finalise();
    comparison_table(store, {});
    comparison_json(store, {});
    export_csv(store, fuzz::own_folder() / "csv");
    make_report(store);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const std::string good = good_store();
    const std::string input = fuzz::text_of_input(bytes, size);
    const std::string store =
        input.rfind("SQLite format 3", 0) == 0 ? input : changed(good, bytes, size);
    const fs::path file = fuzz::own_folder() / "results.sqlite";
    fuzz::put(file, reinterpret_cast<const std::uint8_t*>(store.data()), store.size());
    try {
        tell_all(file);
    } catch (const StoreError&) { // an answer
    }
    fs::remove(file);
    return 0;
}

// Bytes, as a store of results or of a search: read, compared, exported and reported, or told as
// damaged.
//
// What begins with no name of SQLite's is taken as changes to good stores (place and value), since
// few others get past their first page.
#include "output/compare.hpp"
#include "output/export_csv.hpp"
#include "output/report.hpp"
#include "output/seek_export.hpp"
#include "tests/fuzz/folder.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/unit/output/study.hpp"

using namespace tenure;
namespace fs = std::filesystem;

namespace {

std::string good_search() {
    const fs::path file = fuzz::own_folder() / "search.sqlite";
    test::write_search(file);
    return test::bytes_of(file);
}

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
    return test::bytes_of(file);
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

void tell_search(const fs::path& file) {
    SeekStore::told(file);
    export_seek_csv(file, fuzz::own_folder() / "csv");
    SeekStore::resume(file, test::searched(), {}).all();
}

/// Reads what was made of a good store, or the input itself if it is one.
void read(const std::string& good, const std::uint8_t* bytes, std::size_t size,
          void (*tell)(const fs::path&)) {
    const std::string input = fuzz::text_of_input(bytes, size);
    const std::string store =
        input.rfind("SQLite format 3", 0) == 0 ? input : changed(good, bytes, size);
    const fs::path file = fuzz::own_folder() / "results.sqlite";
    fuzz::put(file, reinterpret_cast<const std::uint8_t*>(store.data()), store.size());
    try {
        tell(file);
    } catch (const StoreError&) { // an answer
    }
    fs::remove(file);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const std::string results = good_store(), search = good_search();
    read(results, bytes, size, tell_all);
    read(search, bytes, size, tell_search);
    return 0;
}

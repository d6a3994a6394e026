#include "output/export_xlsx.hpp"
#include "output/workbook_check.hpp"
#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include <fstream>
#include <sstream>

using namespace tenure;
using namespace tenure::test;

namespace {

Store filled(const std::filesystem::path& file) {
    const Description d = study(16);
    Store store = Store::create(file, d, {{"version", "1.0"}});
    for (const std::uint32_t index : {0u, 1u}) store.take(batch(d, index));
    store.finalise();
    return store;
}

std::size_t sheets(const std::filesystem::path& file) {
    const std::string bytes = bytes_of(file), part = "xl/worksheets/sheet";
    std::size_t count = 0;
    for (std::size_t at = bytes.find(part); at != std::string::npos; at = bytes.find(part, at + 1))
        ++count;
    return count / 2; // before each part, and in the directory
}

} // namespace

TEST_CASE("rows past what a sheet holds go on in another sheet") {
    const Folder folder;
    Store store = filled(folder / "results.sqlite");
    export_xlsx(store, folder / "one.xlsx");
    export_xlsx(store, folder / "several.xlsx", {}, 30);
    const std::int64_t months =
        store.database().integer("SELECT count(*) FROM monthly WHERE count > 0");
    REQUIRE(months > 29);
    CHECK(sheets(folder / "several.xlsx") >= sheets(folder / "one.xlsx") + (months - 1) / 29);
}

TEST_CASE("a workbook that lacks a cell, a sheet, a byte or its end is not whole") {
    const Folder folder;
    Store store = filled(folder / "results.sqlite");
    const auto file = folder / "book.xlsx";
    export_xlsx(store, file);
    CHECK(workbook_fault(file, std::vector<std::uint64_t>(sheets(file), 1)).find("lacks cells") !=
          std::string::npos);
    const std::string good = bytes_of(file);
    for (const std::size_t at : {good.size() / 3, good.size() / 2}) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 16);
        std::ofstream(folder / "bad.xlsx", std::ios::binary) << bad;
        CHECK_FALSE(workbook_fault(folder / "bad.xlsx", {}).empty());
    }
    std::ofstream(folder / "cut.xlsx", std::ios::binary) << good.substr(0, good.size() - 500);
    CHECK_FALSE(workbook_fault(folder / "cut.xlsx", {}).empty());
}

// A search's store is there whole or not at all, for other shards read it as soon as it is there.
#include "output/seek_store.hpp"
#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

using namespace tenure;
using tenure::test::Folder;

namespace {

SeekStudy searched(const char* second) {
    return {"A search", "fingerprint", "{}", {{"vacancy_rate", "fraction", 1}, {second, "GBP", 1}}};
}

} // namespace

TEST_CASE("a search's store that is begun has no futures, and is read by whoever asks the same") {
    const Folder folder;
    const auto file = folder / "seek.sqlite";
    SeekStore::create(file, searched("total_cost"), {});
    CHECK(SeekStore::read(file, searched("total_cost")).empty());
    SeekStudy other = searched("total_cost");
    other.fingerprint = "another";
    CHECK_THROWS_AS(SeekStore::read(file, other), StoreError);
}

TEST_CASE("a search's store has no name before it is whole") {
    const Folder folder;
    const auto file = folder / "seek.sqlite";
    // Two columns of one name break its making off half-way.
    CHECK_THROWS_AS(SeekStore::create(file, searched("vacancy_rate"), {}), StoreError);
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK(std::filesystem::is_empty(file.parent_path()));
}

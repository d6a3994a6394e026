#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include "output/compare.hpp"
#include "output/screening.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

Store finished(const Folder& folder, const Description& d) {
    Store store = Store::create(folder / "results.sqlite", d);
    for (std::uint32_t i = 0; i < batches(d); ++i) store.take(batch(d, i));
    store.finalise();
    return store;
}

} // namespace

TEST_CASE("policies that are far behind drop out; equals stay in") {
    const Folder folder;
    Description d = study(200);
    // Policy 1 has 150 GBP less cost on average than the other two, which are the same.
    d.precision = Precision{"cost", 40};
    Store store = finished(folder, d);
    const auto seen = screening(store);
    REQUIRE(seen);
    CHECK(seen->left == std::vector<std::size_t>{1});
    CHECK(seen->dropped_at[0] >= 10);
    CHECK(seen->dropped_at[0] == seen->dropped_at[2]);
    CHECK(seen->dropped_at[1] == 0);
    CHECK(comparison_table(store).find("Screened for the best in cost") != std::string::npos);
}

TEST_CASE("nothing is screened where too little is asked or known") {
    const Folder folder;
    Description d = study(200);
    Store without = finished(folder, d);
    CHECK_FALSE(screening(without));
    d.precision = Precision{"posts", 1}; // neither more nor fewer posts are plainly better
    Store undirected = Store::create(folder / "undirected.sqlite", d);
    CHECK_FALSE(screening(undirected));
    d.precision = Precision{"cost", 1e-9};
    d.replications = 16;
    Store few = Store::create(folder / "few.sqlite", d);
    for (std::uint32_t i = 0; i < batches(d); ++i) few.take(batch(d, i));
    CHECK_FALSE(screening(few));
}

#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include "output/avoided.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::size_t cost = 2, leavers = 3;

/// The second policy costs 2,000 GBP more and avoids 4 or 6 leavers by turns; the third avoids one
/// as often as it brings one.
std::int64_t stored(std::size_t policy, std::uint32_t r, std::size_t measure) {
    const std::int64_t chance = (r * 7919) % 101, turn = r / 2 % 2 == 0 ? 1 : -1;
    if (measure == cost) return 100 * (50'000 + chance * 10 + (policy == 1 ? 2000 : 0));
    if (measure != leavers) return chance;
    return 60 + chance / 10 - (policy == 1 ? 5 + turn : policy == 2 ? turn : 0);
}

Store made(const Folder& folder, const char* name) {
    Description d = study(80, 2);
    d.measures[cost].name = "total_cost";
    d.measures[leavers].name = name;
    d.decide_on = {"total_cost"};
    Store store = Store::create(folder / "results.sqlite", d);
    for (std::uint32_t i = 0; i < batches(d); ++i) {
        TrialBatch b = batch(d, i);
        for (std::size_t p = 0; p < b.policies.size(); ++p)
            for (std::uint32_t r = 0; r < b.count; ++r)
                for (std::size_t m = 0; m < 4; ++m)
                    b.policies[p].horizon[r * 4 + m] = stored(p, b.first + r, m);
        store.take(b);
    }
    store.finalise();
    return store;
}

} // namespace

TEST_CASE("what it costs to avoid a leaver is told where some are avoided for sure") {
    const Folder folder;
    Store store = made(folder, "leavers");
    const auto all = cost_per_leaver(store);
    REQUIRE(all.size() == 2);
    CHECK(all[0].surely);
    CHECK(all[0].avoided == Approx(5));
    CHECK(all[0].cost == Approx(2000));
    CHECK(all[0].gbp == Approx(400));
    // 40 draws, avoided 4 or 6: the error of their mean is 1 / sqrt(39), of the ratio about 400 / 5
    // of that, and t is 2.02.
    CHECK(all[0].interval.high - all[0].gbp == Approx(2.0227 * 80 / std::sqrt(39.)).epsilon(0.02));
    CHECK_FALSE(all[1].surely);
    CHECK(std::isnan(all[1].gbp));
    CHECK(cost_per_leaver_words(store, 100).find("not sure that leavers are avoided") !=
          std::string::npos);
}

TEST_CASE("results without leavers tell nothing of their cost") {
    const Folder folder;
    Store store = made(folder, "others");
    CHECK(cost_per_leaver(store).empty());
    CHECK(cost_per_leaver_words(store, 100).empty());
}

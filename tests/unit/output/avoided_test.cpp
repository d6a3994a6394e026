#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"

#include "output/avoided.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::size_t heads = 0, cost = 2, leavers = 3;

/// The second policy costs 2,000 GBP more and avoids 4 or 6 leavers by turns; the third avoids one
/// as often as it brings one.
std::int64_t stored(std::size_t policy, std::uint32_t r, std::size_t measure) {
    const std::int64_t chance = (r * 7919) % 101, turn = r / 2 % 2 == 0 ? 1 : -1;
    if (measure == cost) return 100 * (50'000 + chance * 10 + (policy == 1 ? 2000 : 0));
    if (measure == heads) return policy == 1 ? 440 : 400;
    if (measure != leavers) return chance;
    return 60 + chance / 10 - (policy == 1 ? 5 + turn : policy == 2 ? turn : 0);
}

Store made(const Folder& folder, const char* name, const char* of_heads = "others") {
    Description d = study(80, 2);
    d.measures[cost].name = "total_cost";
    d.measures[leavers].name = name;
    d.measures[heads].name = of_heads;
    d.decide_on = {"total_cost"};
    return filled(folder, d, [](TrialBatch& b) {
        for (std::size_t p = 0; p < b.policies.size(); ++p)
            for (std::uint32_t r = 0; r < b.count; ++r)
                for (std::size_t m = 0; m < 4; ++m)
                    b.policies[p].horizon[r * 4 + m] = stored(p, b.first + r, m);
    });
}

} // namespace

TEST_CASE("what it costs to avoid a leaver is told where some are avoided for sure") {
    const Folder folder;
    Store store = made(folder, "leavers");
    const auto all = cost_per_leaver(store);
    REQUIRE(all.size() == 2);
    const Avoided& sure = all[0].whole_staff;
    CHECK(sure.surely);
    CHECK(sure.leavers == Approx(5));
    CHECK(all[0].cost == Approx(2000));
    CHECK(sure.gbp == Approx(400));
    // 40 draws, avoided 4 or 6: the error of their mean is 1 / sqrt(39), of the ratio about 400 / 5
    // of that, and t is 2.02.
    CHECK(sure.interval.high - sure.gbp == Approx(2.0227 * 80 / std::sqrt(39.)).epsilon(0.02));
    CHECK_FALSE(all[0].constant_staff);
    CHECK_FALSE(all[1].whole_staff.surely);
    CHECK(std::isnan(all[1].whole_staff.gbp));
    CHECK(cost_per_leaver_words(store, 100).find("not sure") != std::string::npos);
}

TEST_CASE("at constant staff, a policy with more people is not charged with their leaving") {
    const Folder folder;
    // A tenth more people under the second policy, of whom a tenth more leave but 5 (or 4, or 6).
    Store store = made(folder, "leavers", "headcount");
    const auto all = cost_per_leaver(store);
    REQUIRE(all[0].constant_staff);
    const double leavers = 60 + 40 / 10.0; // about; of 404 chances the mean is 50
    CHECK(all[0].constant_staff->leavers ==
          Approx(all[0].whole_staff.leavers + (leavers - 5) * (1 - 1 / 1.1)).epsilon(0.05));
    CHECK(all[0].constant_staff->surely);
    CHECK(all[0].constant_staff->gbp < all[0].whole_staff.gbp);
}

TEST_CASE("results without leavers tell nothing of their cost") {
    const Folder folder;
    Store store = made(folder, "posts");
    CHECK(cost_per_leaver(store).empty());
    CHECK(cost_per_leaver_words(store, 100).empty());
}

#include "tests/catch.hpp"
#include "tests/unit/output/study.hpp"
#include "tests/unit/statistics/made_up.hpp"

#include "output/seen.hpp"

#include <cmath>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr std::size_t posts = 3, cost = 2, absence = 1;

/// The second policy saves or loses GBP 1,000, as often; the baseline's posts in the first year say
/// which, its absences say nothing.
Store made(const Folder& folder) {
    Description d = study(400);
    d.values = {{"cost", -1, "a pound"}};
    QuickRandom chance(7);
    return filled(folder, d, [&](TrialBatch& b) {
        for (std::uint32_t r = 0; r < b.count; ++r) {
            const bool good = chance.uniform() < 0.5;
            for (std::size_t p = 0; p < 3; ++p) {
                b.policies[p].horizon[r * 4 + cost] = p != 1 ? 0 : good ? -100'000 : 100'000;
                b.policies[p].yearly[(r * 2) * 4 + posts] = good ? 700 : 600;
                b.policies[p].yearly[(r * 2) * 4 + absence] =
                    static_cast<std::int64_t>(1e5 * chance.uniform());
            }
        }
    });
}

} // namespace

TEST_CASE("seeing what tells which policy is better is worth what it gains, and else nothing") {
    const Folder folder;
    Store store = made(folder);
    const auto telling = worth_of_seeing(store, {{"posts"}, 2022});
    CHECK(std::fabs(telling.value - 500) < 4 * telling.std_error);
    CHECK(telling.value > 8 * telling.std_error);
    const auto silent = worth_of_seeing(store, {{"absence_rate"}, 2022});
    CHECK(silent.value <= 4 * silent.std_error);
    CHECK_THROWS_AS(worth_of_seeing(store, {{"posts"}, 1999}), StoreError);
    CHECK_THROWS_AS(worth_of_seeing(store, {{"nothing"}, 2022}), StoreError);
    CHECK(seeing_words(store, {{"posts"}, 2022}, 100).find("would be worth") != std::string::npos);
}

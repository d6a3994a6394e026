#include "tests/catch.hpp"
#include "tests/unit/statistics/made_up.hpp"

#include "statistics/discovery.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

struct MadeUp {
    std::vector<bool> happens;
    Grid parameters;
    std::vector<std::uint32_t> sets;

    /// Twenty numbers, of which those with the numbers 3 and 7 matter.
    explicit MadeUp(bool matters) : parameters(400, 20) {
        QuickRandom chance(66);
        for (std::size_t r = 0; r < parameters.rows; ++r) {
            for (std::size_t p = 0; p < parameters.columns; ++p)
                parameters.at(r, p) = chance.uniform();
            const bool there = parameters.at(r, 3) > 0.6 && parameters.at(r, 7) < 0.5;
            happens.push_back(chance.uniform() < (matters ? (there ? 0.95 : 0.05) : 0.25));
            sets.push_back(static_cast<std::uint32_t>(r / 4));
        }
    }
    std::optional<ScenarioBox> found() const { return discover(happens, parameters, sets); }
};

} // namespace

TEST_CASE("a corner in which something happens is found and described") {
    const auto box = MadeUp(true).found();
    REQUIRE(box);
    REQUIRE(box->where.size() == 2);
    for (const Restriction& x : box->where) {
        INFO(x.parameter << " at " << x.threshold);
        CHECK((x.parameter == 3 || x.parameter == 7));
        CHECK(x.at_least == (x.parameter == 3));
        CHECK(x.threshold == Approx(x.parameter == 3 ? 0.6 : 0.5).margin(0.08));
    }
    CHECK(box->coverage > 0.7);
    CHECK(box->density > 0.8);
}

TEST_CASE("nothing is found where nothing matters, or where next to nothing happens") {
    CHECK_FALSE(MadeUp(false).found());
    MadeUp rare(true);
    rare.happens.assign(rare.happens.size(), false);
    rare.happens[5] = true;
    CHECK_FALSE(rare.found());
}

#include "statistics/implausibility.hpp"
#include "tests/catch.hpp"

using namespace tenure;

TEST_CASE("settings that bring every target near leave nothing that cannot be matched") {
    Grid made(3, 2);
    made.values = {0, 0, 1, 5, 2, 10};
    const Implausibility i = implausibility(made, {1.2, 5.5}, {0.1, 1});
    CHECK(i.by_target[0] == Approx(2));
    CHECK(i.by_target[1] == Approx(0.5));
    CHECK(i.cannot_match.empty());
}

TEST_CASE("a target that no settings come near is named") {
    Grid made(3, 2);
    made.values = {0, 0, 1, 5, 2, 10};
    const Implausibility i = implausibility(made, {1, 50}, {0.5, 1});
    REQUIRE(i.cannot_match == std::vector<std::size_t>{1});
    CHECK(i.by_target[1] == Approx(40));
}

TEST_CASE("targets that can be had each by itself but not together are named together") {
    Grid made(3, 2);
    made.values = {0, 10, 5, 5, 10, 0};
    const Implausibility i = implausibility(made, {10, 10}, {1, 1});
    CHECK(i.cannot_match == std::vector<std::size_t>{0, 1});
}

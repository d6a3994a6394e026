#include "tests/catch.hpp"

#include "core/nearest.hpp"

using namespace tenure;

TEST_CASE("the edit distance counts insertions, omissions, changes and swaps") {
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("panel", "panel") == 0);
    CHECK(edit_distance("panel", "pannel") == 1);
    CHECK(edit_distance("panel", "pael") == 1);
    CHECK(edit_distance("panel", "penal") == 2);
    CHECK(edit_distance("panel", "panle") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("a misspelt name finds its nearest, and nonsense finds none") {
    const std::vector<std::string> known{"nqsw", "team_manager", "service_manager"};
    CHECK(nearest_name("team_manger", known) == "team_manager");
    CHECK(nearest_name("nqws", known) == "nqsw");
    CHECK(nearest_name("servicemanager", known) == "service_manager");
    CHECK(nearest_name("principal", known).empty());
    CHECK(nearest_name("anything", {}).empty());
}

TEST_CASE("of two equally near names the first is taken") {
    CHECK(nearest_name("level_1", {"level_2", "level_3"}) == "level_2");
}

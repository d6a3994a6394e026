#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

#include <ctime>

using namespace tenure;

namespace {

std::string overlaid(const std::string& base, const std::string& over) {
    return to_json(merged(tree_of(base), tree_of(over)));
}

} // namespace

TEST_CASE("maps merge key by key and plain values replace") {
    CHECK(overlaid(R"({"a":{"x":1,"y":2},"b":3})", R"({"a":{"y":5,"z":6}})") ==
          R"({"a":{"x":1,"y":5,"z":6},"b":3})");
    CHECK(overlaid(R"({"a":[1,2]})", R"({"a":[3]})") == R"({"a":[3]})");
    CHECK(overlaid(R"({"a":1,"b":2})", R"({"a":null})") == R"({"b":2})");
}

TEST_CASE("lists of named items merge by name, and remove drops one") {
    CHECK(overlaid(R"([{"name":"a","x":1},{"name":"b"}])",
                   R"([{"name":"b","x":2},{"name":"c"},{"name":"a","remove":true}])") ==
          R"([{"name":"b","x":2},{"name":"c"}])");
    CHECK(overlaid(R"([{"destination":"agency","x":1}])", R"([{"destination":"agency","x":2}])") ==
          R"([{"destination":"agency","x":2}])");
    CHECK(overlaid(R"([{"name":"a"}])", "[]") == "[]");
}

TEST_CASE("staff merges by role and team, and an item that only removes drops all beneath") {
    const std::string base =
        R"([{"role":"a","team":"x","heads":1},{"role":"a","team":"y","heads":2}])";
    CHECK(overlaid(base,
                   R"([{"role":"a","team":"y","heads":5},{"role":"b","team":"y","heads":1}])") ==
          R"([{"role":"a","team":"x","heads":1},{"role":"a","team":"y","heads":5},)"
          R"({"role":"b","team":"y","heads":1}])");
    CHECK(overlaid(base, R"([{"role":"a","team":"x","remove":true}])") ==
          R"([{"role":"a","team":"y","heads":2}])");
    CHECK(overlaid(base, R"([{"remove":true},{"role":"b","team":"y","heads":1}])") ==
          R"([{"role":"b","team":"y","heads":1}])");
    CHECK(overlaid("[]", R"([{"remove":true},{"role":"b"}])") == R"([{"role":"b"}])");
    CHECK(overlaid("{}", R"({"staff":[{"remove":true},{"role":"b"}]})") ==
          R"({"staff":[{"role":"b"}]})");
}

TEST_CASE("of several groups of one role and team the first is laid over the first") {
    CHECK(overlaid(R"([{"role":"a","team":"x","n":1},{"role":"a","team":"x","n":2}])",
                   R"([{"role":"a","team":"x","n":3},{"role":"a","team":"x","remove":true}])") ==
          R"([{"role":"a","team":"x","n":3}])");
}

TEST_CASE("lists of 100,000 named items merge in a second") {
    Tree base = list_tree();
    for (int i = 0; i < 100'000; ++i)
        add(base.items.emplace_back(map_tree()), "name", text_tree(std::to_string(i)));
    const std::clock_t began = std::clock(); // other work on the machine does not count
    CHECK(merged(base, base).items.size() == base.items.size());
    CHECK(std::clock() - began < CLOCKS_PER_SEC);
}

TEST_CASE("laws and uncertain numbers are replaced whole") {
    CHECK(overlaid(R"({"value":1,"low":0,"high":2})", "3") == "3");
    CHECK(overlaid(R"({"value":1,"low":0,"high":2})", R"({"value":3})") == R"({"value":3})");
    CHECK(overlaid(R"({"law":"gamma","mean_days":1,"cv":1})",
                   R"({"law":"fixed","mean_years":2})") == R"({"law":"fixed","mean_years":2})");
    CHECK(overlaid(R"({"value":1,"low":0,"high":2})", R"({"high":4})") ==
          R"({"value":1,"low":0,"high":4})");
}

TEST_CASE("paths are seen from the file that names them") {
    CHECK(beside("a/b.yaml", "c.yaml") == "a/c.yaml");
    CHECK(beside("b.yaml", "./c.yaml") == "c.yaml");
    CHECK(beside("x/a/b.yaml", "../c.yaml") == "x/c.yaml");
    CHECK(beside("../a/b.yaml", "../../c.yaml") == "../../c.yaml");
    CHECK(beside("/x/a/b.yaml", "./../y/c.yaml") == "/x/y/c.yaml");
    CHECK(beside("a/b.yaml", "/c.yaml") == "/c.yaml");
}

TEST_CASE("overlays keep each value's own position") {
    MemoryReader reader;
    reader.texts["d/base.json"] = "{\n\"a\": 1,\n\"b\": 2}";
    reader.texts["top.json"] = "{\"extends\": \"d/base.json\",\n\n\"b\": 3}";
    std::vector<Fault> faults;
    const auto tree = resolve(reader, "top.json", faults);
    REQUIRE(tree);
    CHECK(to_json(*tree) == R"({"a":1,"b":3})");
    CHECK(file_name(tree->find("a")->position) == "d/base.json");
    CHECK(tree->find("a")->position.line == 2);
    CHECK(file_name(tree->find("b")->position) == "top.json");
    CHECK(tree->find("b")->position.line == 3);
}

TEST_CASE("a circle of overlays is a fault, and so is one that leads nowhere") {
    MemoryReader reader;
    reader.texts["a.json"] = R"({"extends": "b.json"})";
    reader.texts["b.json"] = R"({"extends": "a.json"})";
    reader.texts["c.json"] = R"({"extends": "nowhere.json"})";
    std::vector<Fault> faults;
    CHECK_FALSE(resolve(reader, "a.json", faults));
    CHECK_FALSE(resolve(reader, "c.json", faults));
    REQUIRE(faults.size() == 2);
    CHECK(to_text(faults[0]) ==
          "b.json:1:13: extends: goes round in a circle: a.json -> b.json -> a.json.");
    CHECK(to_text(faults[1]) == "c.json:1:13: extends: cannot read nowhere.json.");
    CHECK_THROWS_AS(resolve(reader, "nowhere.json", faults), FileError);
}

TEST_CASE("a named file that cannot be read for what passes is no fault of the one that names it") {
    MemoryReader reader;
    reader.texts["a.json"] = R"({"extends": "b.json"})";
    reader.fails_for_now = "b.json";
    std::vector<Fault> faults;
    CHECK_THROWS_AS(resolve(reader, "a.json", faults), FileError);
    CHECK(faults.empty());
}

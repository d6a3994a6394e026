#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

using namespace tenure;

TEST_CASE("JSON becomes a tree whose nodes know line and column") {
    const Tree tree = tree_of("{\n  \"a\": [1, \"two\",\n    null],\n  \"b\": {\"c\": -2.5e3}\n}");
    const Tree& list = *tree.find("a");
    CHECK(list.position.line == 2);
    CHECK(list.position.column == 8);
    CHECK(list.items[1].text == "two");
    CHECK(list.items[1].position.column == 12);
    CHECK(list.items[2].position.line == 3);
    CHECK(list.items[2].position.column == 5);
    CHECK(tree.find("b")->find("c")->number == -2500);
    CHECK(tree.find("b")->position.line == 4);
    CHECK(*tree.position.file == "test.json");
    CHECK(tree.entries[1].position.column == 3);
}

TEST_CASE("JSON's faults have a place: bad syntax, keys twice, too deep") {
    std::vector<Fault> faults;
    CHECK_FALSE(parse_json("{\"a\": 1,\n\"a\": 2}", "f", faults));
    REQUIRE(faults.size() == 1);
    CHECK(to_text(faults[0]) == "f:2:1: a: is written twice; the first is in line 1.");
    faults.clear();
    CHECK_FALSE(parse_json("{\"a\": [1, }", "f", faults));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].line == 1);
    faults.clear();
    CHECK_FALSE(parse_json(std::string(100, '[') + std::string(100, ']'), "f", faults));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].column == 65);
}

TEST_CASE("canonical JSON reads back the same to the last bit") {
    for (const double x : {0.1, 1.0 / 3, 1e300, 4.9e-324, -0.07, 123456789.123456789}) {
        const Tree back = tree_of(to_json(number_tree(x)));
        CHECK(back.number == x);
    }
    CHECK(to_json(number_tree(0.1)) == "0.1");
    const std::string text = R"({"a":[1,true,null,"x\n\"y\""],"b":{}})";
    CHECK(to_json(tree_of(text)) == text);
    CHECK(to_json(tree_of("9007199254740993")) == "9007199254740993");
}

TEST_CASE("the fingerprint is FNV-1a") {
    CHECK(fingerprint("") == "cbf29ce484222325");
    CHECK(fingerprint("foobar") == "85944171f73967e8");
}

TEST_CASE("a path leads to its node, or as far as there is one") {
    const Tree tree = tree_of(R"({"a": {"b": [1, {"c": 7}]}})");
    CHECK(node_at(tree, "a.b[1].c").number == 7);
    CHECK(node_at(tree, "a.b[0]").number == 1);
    CHECK(node_at(tree, "a.b[9].c").kind == TreeKind::list);
    CHECK(node_at(tree, "").kind == TreeKind::map);
}

TEST_CASE("the nearest word is near") {
    const std::vector<std::string> known{"notice_period_days", "pay", "rate_per_year"};
    CHECK(nearest("notice_perod_days", known) == "notice_period_days");
    CHECK(nearest("notice_period", known) == "notice_period_days");
    CHECK(nearest("apy", known) == "pay");
    CHECK(nearest("zebra", known).empty());
}

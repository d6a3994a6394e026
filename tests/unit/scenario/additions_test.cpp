#include "scenario/additions.hpp"
#include "scenario/json.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

using namespace tenure;

namespace {

std::string put(const std::string& base, const std::string& more, std::vector<Fault>& faults) {
    Tree tree = tree_of(base);
    put_additions(tree, tree_of(R"({"name":"p","adds":)" + more + "}"), faults);
    return to_json(tree, 0);
}

std::string put(const std::string& base, const std::string& more) {
    std::vector<Fault> faults;
    const std::string result = put(base, more, faults);
    CHECK(faults.empty());
    return result;
}

} // namespace

TEST_CASE("additions stand at the end of lists, and items of one name are put together") {
    CHECK(put(R"({"roles":[{"name":"a","span":1}]})", R"({"roles":[{"name":"b"}]})") ==
          R"({"roles":[{"name":"a","span":1},{"name":"b"}]})");
    CHECK(put(R"({"families":[{"name":"f","roles":["a"]}]})",
              R"({"families":[{"name":"f","roles":["b","a"]}]})") ==
          R"({"families":[{"name":"f","roles":["a","b"]}]})");
    CHECK(put(R"({"ways":[{"from":"a","to":"b"}]})",
              R"({"ways":[{"from":"a","to":"b"},{"from":"b","to":"c"}]})") ==
          R"({"ways":[{"from":"a","to":"b"},{"from":"b","to":"c"}]})");
}

TEST_CASE("keys that were lacking come in, and what is there stays as it is") {
    CHECK(put(R"({"a":{"x":1}})", R"({"a":{"x":1,"y":2},"b":true})") ==
          R"({"a":{"x":1,"y":2},"b":true})");
    std::vector<Fault> faults;
    CHECK(put(R"({"a":{"x":1}})", R"({"a":{"x":2}})", faults) == R"({"a":{"x":1}})");
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].path == "adds.a.x");
    CHECK(faults[0].message == "is 1 in the authority, or in what an earlier policy adds; a policy "
                               "can add to it, not change it.");
}

TEST_CASE("what is added stands in the same order however it is written") {
    const std::string base = R"({"roles":[{"name":"z"}]})";
    const std::string added = R"({"roles":[{"name":"z"},{"name":"a"},{"name":"b"}],"ways":)"
                              R"([{"from":"z","to":"a"},{"from":"z","to":"b"}]})";
    CHECK(put(base, R"({"roles":[{"name":"a"},{"name":"b"}],
                        "ways":[{"from":"z","to":"a"},{"from":"z","to":"b"}]})") == added);
    CHECK(put(base, R"({"roles":[{"name":"b"},{"name":"a"}],
                        "ways":[{"to":"b","from":"z"},{"from":"z","to":"a"}]})") ==
          R"({"roles":[{"name":"z"},{"name":"a"},{"name":"b"}],"ways":)"
          R"([{"from":"z","to":"a"},{"to":"b","from":"z"}]})");
    // Where an order means something it is kept: roles of a family, bands by their numbers.
    CHECK(put("{}", R"({"roles":["b","a"],"bands":[{"from":9},{"from":10}]})") ==
          R"({"roles":["b","a"],"bands":[{"from":9},{"from":10}]})");
}

TEST_CASE("policies that are combined add in the order of their names") {
    const auto combined = [](const std::string& others) {
        Tree tree = tree_of(R"({"roles":[]})");
        std::vector<Fault> faults;
        put_additions(
            tree, tree_of(R"({"name":"p","adds":{"roles":["own"]},"combine":[)" + others + "]}"),
            faults);
        return to_json(tree, 0);
    };
    const std::string a = R"({"name":"a","adds":{"roles":["of_a"]}})",
                      b = R"({"name":"b","adds":{"roles":["of_b"]}})";
    CHECK(combined(a + "," + b) == R"({"roles":["own","of_a","of_b"]})");
    CHECK(combined(b + "," + a) == R"({"roles":["own","of_a","of_b"]})");
}

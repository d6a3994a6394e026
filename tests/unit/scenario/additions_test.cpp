#include "scenario/additions.hpp"
#include "scenario/json.hpp"
#include "scenario/study.hpp"
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

namespace {

/// With one uncertain number, and a role of its own.
std::string adds(const std::string& name) {
    const std::string role = "of_" + name;
    return R"({"name": ")" + name + R"(", "why": "w", "adds": {"ladder": {"roles": [{"name": ")" +
           role + R"("}], "families": [{"name": "posts", "roles": [")" + role +
           R"("]}]}}, "blocks": [{"pay_award":
        {"rise": {"value": 0.05, "low": 0, "high": 0.1, "source": "s", "confidence": "none"}}}]})";
}

LoadedStudy combining(const std::string& others) {
    MemoryReader reader;
    reader.texts["study.json"] =
        R"({"authority": )" +
        smallville(R"("kind": "vacancy", "application_probability": 0.5)", R"("leaving": {})") +
        R"(, "policies": [{"name": "p", "why": "w", "combine": [)" + others + "]}]}";
    return load_study(reader, "study.json");
}

} // namespace

TEST_CASE("a study is the same in whatever order a policy names those that it combines") {
    const LoadedStudy one = combining(adds("a") + "," + adds("b"));
    const LoadedStudy other = combining(adds("b") + "," + adds("a"));
    CHECK(resolved_json(one) == resolved_json(other));
    CHECK(one.drawn_values(7) == other.drawn_values(7));
    CHECK(one.drawn_values(7).at(0) != one.drawn_values(7).at(1));
    CHECK(one.study().authority.ladder.roles.size() == 4);
    CHECK(resolved_json(one) != resolved_json(combining(adds("a") + "," + adds("c")))); // control
}

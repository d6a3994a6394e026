#include "scenario/additions.hpp"
#include "scenario/json.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/memory.hpp"

using namespace tenure;

namespace {

std::string put(const std::string& base, const std::string& more, std::vector<Fault>& faults) {
    Tree tree = tree_of(base);
    put_additions(tree, tree_of(more), faults);
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

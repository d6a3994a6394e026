// The limitations that a report quotes are those of the model's account.
#include "output/limitations.hpp"
#include "tests/catch.hpp"

using namespace tenure;

TEST_CASE("limitations are the points of their section, each in one line") {
    const char* account = "# The model\n\n- no limitation\n\n## Limitations\n\n- one, which goes\n"
                          "  on\n- two\n\n## The whole model\n\n- nor this\n";
    CHECK(limitations(account) == std::vector<std::string>{"one, which goes on", "two"});
    CHECK(limitations("# The model\n").empty());
}

TEST_CASE("the account of the model has limitations to quote") {
    const auto all = limitations();
    REQUIRE(all.size() >= 5);
    for (const std::string& one : all) CHECK(one.back() == '.');
}

#include "scenario/documents.hpp"
#include "tests/catch.hpp"

#include <fstream>
#include <iterator>

using namespace tenure;

namespace {

const std::string folder = TENURE_SOURCE_DIR "/scenarios/";
const std::string first = "<!-- fields: generated -->\n", last = "<!-- end of fields -->\n";

std::string text_of(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// The README with its field tables as they should be.
std::string renewed_readme() {
    const std::string text = text_of(folder + "README.md");
    const std::size_t from = text.find(first), to = text.find(last);
    REQUIRE(from != std::string::npos);
    REQUIRE(to != std::string::npos);
    return text.substr(0, from + first.size()) + "\n" + field_tables(documents()) + "\n" +
           text.substr(to);
}

} // namespace

TEST_CASE("the schema and the field tables beside the scenarios are up to date") {
    INFO("renew them with: test_unit_scenario '[renew]'");
    CHECK(text_of(folder + "schema.json") == json_schema(documents()));
    CHECK(text_of(folder + "README.md") == renewed_readme());
}

TEST_CASE("renew the schema and the field tables", "[.][renew]") {
    std::ofstream(folder + "schema.json") << json_schema(documents());
    const std::string readme = renewed_readme();
    std::ofstream(folder + "README.md") << readme;
}

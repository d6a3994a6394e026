#include "scenario/documents.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenario/reference_pages.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using namespace tenure;

namespace {

namespace fs = std::filesystem;

const std::string folder = TENURE_SOURCE_DIR "/scenarios/";

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

} // namespace

TEST_CASE("the schema and the pages of fields beside the scenarios are up to date") {
    INFO("renew them with: test_unit_scenario '[renew]'");
    CHECK(text_of(folder + "schema.json") == json_schema(documents()));
    std::set<std::string> names;
    for (const auto& [name, text] : reference_pages(folder)) {
        CHECK(text_of(folder + "fields/" + name) == text);
        names.insert(name);
    }
    for (const auto& entry : fs::directory_iterator(folder + "fields"))
        CHECK(names.count(entry.path().filename().string()) == 1);
}

TEST_CASE("every group of fields has an example out of a shipped scenario") {
    for (const auto& [name, text] : reference_pages(folder)) {
        if (name == "numbers.md") continue;
        std::size_t groups = 0, examples = 0;
        for (std::size_t at = 0; (at = text.find("\n## `", at)) != std::string::npos; ++at) {
            ++groups;
            const std::size_t end = text.find("\n## ", at + 1);
            const std::string section = text.substr(at, end == std::string::npos ? end : end - at);
            INFO(name << section.substr(0, section.find('\n', 1)));
            CHECK(section.find("\nFrom [`") != std::string::npos);
            examples += section.find("\n```") != std::string::npos ? 1 : 0;
        }
        CHECK(examples == groups);
    }
}

TEST_CASE("renew the schema and the pages of fields", "[.][renew]") {
    std::ofstream(folder + "schema.json") << json_schema(documents());
    for (const auto& [name, text] : reference_pages(folder))
        std::ofstream(folder + "fields/" + name) << text;
}

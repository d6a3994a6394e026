#include "reader/yaml.hpp"
#include "scenario/sweep.hpp"
#include "tests/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace tenure;
namespace fs = std::filesystem;

namespace {

const fs::path faulty = fs::path(TENURE_SOURCE_DIR) / "tests/cli/faulty";

std::string text_of(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> yaml_files(const fs::path& folder) {
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".yaml") all.push_back(entry.path());
    std::sort(all.begin(), all.end());
    return all;
}

/// What a person is told of a file, who stands in its folder.
std::string told(const fs::path& path) {
    try {
        check_file(std::make_shared<FileReader>(), path.filename().string());
    } catch (const ScenarioError& error) {
        return error.what() + std::string("\n");
    }
    return "";
}

} // namespace

TEST_CASE("every faulty scenario gets the exact message beside it") {
    fs::current_path(faulty);
    const auto files = yaml_files(faulty);
    CHECK(files.size() >= 20);
    for (const fs::path& path : files) {
        INFO(path.filename().string());
        CHECK(told(path) == text_of(fs::path(path).replace_extension(".expected")));
    }
}

TEST_CASE("the scenarios that the faulty ones are laid over have no fault") {
    fs::current_path(faulty / "good");
    for (const char* name : {"authority.yaml", "baseline.yaml", "payment.yaml", "study.yaml"}) {
        INFO(name);
        CHECK(told(name) == "");
    }
}

TEST_CASE("the shipped scenarios have no fault") {
    for (const char* kind : {"authorities", "policies", "studies"})
        for (const fs::path& path : yaml_files(fs::path(TENURE_SOURCE_DIR) / "scenarios" / kind)) {
            INFO(path);
            fs::current_path(path.parent_path());
            CHECK(told(path) == "");
        }
}

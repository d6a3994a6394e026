#include "reader/yaml.hpp"
#include "scenario/json.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace tenure;

namespace {

Tree tree_of(const std::string& text) {
    std::vector<Fault> faults;
    auto tree = parse_yaml(text, "f.yaml", faults);
    throw_if_any(faults);
    return *tree;
}

std::string fault_of(const std::string& text) {
    std::vector<Fault> faults;
    CHECK_FALSE(parse_yaml(text, "f.yaml", faults));
    REQUIRE(faults.size() == 1);
    return to_text(faults.front());
}

} // namespace

TEST_CASE("plain scalars are typed by the core schema of YAML 1.2") {
    for (const char* text :
         {"yes", "no", "on", "off", "2022-10-01", "1_000", "1,000", "0b1", "12:30", "1e",
          ".",   "+",  "-",  "0x",  "0o8",        "0o17",  "0xfF",  "nan", "inf",   "tRue"}) {
        INFO(text);
        CHECK(plain_scalar(text).kind == TreeKind::text);
    }
    CHECK(plain_scalar("010").number == 10);
    CHECK(plain_scalar("-1.5e3").number == -1500);
    CHECK(plain_scalar(".5").number == 0.5);
    CHECK(plain_scalar("5.").number == 5);
    CHECK(std::isinf(plain_scalar("-.inf").number));
    CHECK(std::isnan(plain_scalar(".nan").number));
    CHECK(plain_scalar("True").flag);
    CHECK(plain_scalar("~").kind == TreeKind::null);
}

TEST_CASE("YAML becomes a tree with positions; quoted scalars are text") {
    const Tree tree = tree_of("a: 1 # one\nb:\n  - '1'\n  - \"true\"\n  - c: |\n      x\n");
    CHECK(tree.find("a")->number == 1);
    CHECK(tree.find("a")->position.line == 1);
    CHECK(tree.find("a")->position.column == 4);
    const Tree& list = *tree.find("b");
    CHECK(list.items.at(0).kind == TreeKind::text);
    CHECK(list.items.at(1).kind == TreeKind::text);
    CHECK(list.items.at(1).position.line == 4);
    CHECK(list.items.at(1).position.column == 5);
    CHECK(tree.entries.at(1).position.line == 2);
}

TEST_CASE("what is no single plain document is refused with a place") {
    CHECK(fault_of("a: 1\nb: 2\na: 3\n") ==
          "f.yaml:3:1: a: is written twice; the first is in line 1.");
    CHECK(
        fault_of("a: [1, 2\n") ==
        "f.yaml:2:1: a[2]: this is not YAML: a bracket ([) is opened and not closed, or a comma is "
        "missing.");
    CHECK(fault_of("title: Leeds: two ideas\n") ==
          "f.yaml:1:13: this is not YAML: text with a colon needs quotes: title: \"Leeds: two "
          "ideas\"");
    CHECK(fault_of("a: \"\\0\"\n").find("zero character") != std::string::npos);
    CHECK(fault_of("") == "f.yaml:1:1: nothing is written here.");
    CHECK(fault_of("a: 1\n---\nb: 1\n") ==
          "f.yaml:1:1: holds more than one document (---); a file is one scenario.");
    CHECK(fault_of("a: !!str 1\n") ==
          "f.yaml:1:4: a: tags (!) are not understood here; quote the value if it is text.");
    CHECK(fault_of("[a]: 1\n") == "f.yaml:1:1: a key is a word, not a list or a group.");
    CHECK(fault_of(std::string(100, '[') + std::string(100, ']')).find("64 levels") !=
          std::string::npos);
}

TEST_CASE("bytes that are not UTF-8 are one fault, at their line and column") {
    CHECK(fault_of("name: payment\nwhy: \xA3"
                   "3,000\n") ==
          "f.yaml:2:6: is not UTF-8 (byte 0xA3): save as UTF-8 (in a spreadsheet: \"CSV UTF-8\").");
}

TEST_CASE("UTF-16 with its mark and every kind of line end are read as the same YAML") {
    std::string big = "\xFE\xFF";
    for (char c : std::string("a: 1\r\nb: 2\r\n")) big += std::string{'\0', c};
    for (const std::string& text : {big, std::string("a: 1\rb: 2\r"),
                                    std::string("\xEF\xBB\xBF"
                                                "a: 1\r\nb: 2\r\n")}) {
        const Tree tree = tree_of(text);
        CHECK(tree.find("a")->number == 1);
        CHECK(tree.find("b")->number == 2);
        CHECK(tree.find("b")->position.line == 2);
    }
}

TEST_CASE("a file that is not there is no fault of the scenario") {
    FileReader reader;
    std::vector<Fault> faults;
    CHECK_THROWS_AS(reader.read("nowhere.yaml", faults), FileError);
    CHECK_THROWS_AS(reader.read("/", faults), FileError);
}

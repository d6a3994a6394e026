#include "reader/csv.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"

using namespace tenure;

namespace {

std::vector<std::string> faults_of(const std::string& text) {
    std::vector<Fault> faults;
    CHECK_FALSE(parse_csv(text, "list.csv", faults));
    std::vector<std::string> said;
    for (const Fault& f : faults) said.push_back(to_text(f));
    return said;
}

const Tree& row(const Tree& table, std::size_t i) { return table.find("rows")->items.at(i); }

} // namespace

TEST_CASE("a table becomes a list of maps that know their places") {
    std::vector<Fault> faults;
    const auto table = parse_csv("\xEF\xBB\xBFname,\"hours, weekly\",since\r\n"
                                 "\"O\"\"Neil\",0.6,2021-09-01\r\n"
                                 "\n"
                                 "\"two\nlines\",,\"7\"\r\n",
                                 "list.csv", faults);
    REQUIRE(table);
    REQUIRE(table->find("rows")->items.size() == 2);
    CHECK(row(*table, 0).find("name")->text == "O\"Neil");
    CHECK(row(*table, 0).find("hours, weekly")->number == 0.6);
    CHECK(row(*table, 0).find("since")->kind == TreeKind::text);
    CHECK(row(*table, 0).find("since")->position.line == 2);
    CHECK(row(*table, 0).find("since")->position.column == 15);
    CHECK(row(*table, 1).find("name")->text == "two\nlines");
    CHECK(row(*table, 1).find("hours, weekly") == nullptr);
    CHECK(row(*table, 1).find("since")->kind == TreeKind::text);
    CHECK(row(*table, 1).position.line == 4);
}

TEST_CASE("everything wrong with a table is said at once") {
    CHECK(faults_of("").size() == 1);
    const auto said = faults_of("a,,a\n1,2\n1,2,3,4\n1,2,3\n");
    REQUIRE(said.size() == 4);
    CHECK(said[0] == "list.csv:1:3: this column has no name.");
    CHECK(said[1] == "list.csv:1:4: a: is the name of two columns.");
    CHECK(said[2] == "list.csv:2:1: has 2 values where 3 columns are named in line 1.");
    CHECK(said[3] == "list.csv:3:1: has 4 values where 3 columns are named in line 1.");
    CHECK(faults_of("a,b\n1,\"2\n").front() ==
          "list.csv:2:3: a quote (\") is opened and not closed.");
}

TEST_CASE("a study that starts from a staff list keeps its people out of what it writes down") {
    FileReader reader;
    const LoadedStudy study =
        load_study(reader, std::string(TENURE_SOURCE_DIR) + "/scenarios/studies/staff-list.yaml");
    CHECK(study.study().authority.staff_list.size() == 21);
    CHECK(study.drawn(3).authority.staff_list.size() == 21);
    const std::string written = resolved_json(study);
    CHECK(written.find("staff_list_fingerprint") != std::string::npos);
    CHECK(written.find("2013-03-20") == std::string::npos); // a day somebody joined
    CHECK(written.find("birth_year") == std::string::npos);
}

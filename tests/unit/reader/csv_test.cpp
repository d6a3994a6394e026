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
    CHECK(row(*table, 1).find("since")->number == 7); // quotes mean nothing
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

TEST_CASE("the dialects of spreadsheets are read as the same table") {
    const std::string plain = "role,since,fte\nnqsw,2013-03-20,0.6\nmanager,2022-01-10,1\n";
    const std::string bom = "\xEF\xBB\xBF";
    std::string utf16 = "\xFF\xFE";
    for (char c : plain) utf16 += std::string{c, '\0'};
    const auto with = [&](const char* from, const char* to) {
        std::string text = plain;
        for (std::size_t at = text.find(from); at != std::string::npos;
             at = text.find(from, at + std::string(to).size()))
            text.replace(at, std::string(from).size(), to);
        return text;
    };
    for (const std::string& text :
         {bom + plain, utf16, with("\n", "\r\n"), with("\n", "\r"), with(",", ";"), with(",", "\t"),
          "sep=;\r\n" + with(",", ";"), plain + ",,\n\n", with("\n", ",,\n"),
          with("0.6", "\"0.6\""), with("2013-03-20", "20/03/2013"), with("2013-03-20", "2013/3/20"),
          with("2013-03-20", "2013-03-20 00:00:00"), with(",", " , ")}) {
        INFO(text);
        std::vector<Fault> faults;
        const auto table = parse_csv(text, "list.csv", faults);
        REQUIRE(table);
        REQUIRE(table->find("rows")->items.size() == 2);
        CHECK(row(*table, 0).find("since")->text == "2013-03-20");
        CHECK(row(*table, 0).find("fte")->number == 0.6);
        CHECK(row(*table, 1).find("fte")->number == 1);
    }
}

TEST_CASE("thousands separators go where another number of the table has a decimal point") {
    std::vector<Fault> faults;
    const auto table = parse_csv("a,b\n\"10,056\",756.7\n\"1,234,567\",\"1,234.5\"\n12 345,1\n",
                                 "list.csv", faults);
    REQUIRE(table);
    CHECK(row(*table, 0).find("a")->number == 10056);
    CHECK(row(*table, 1).find("a")->number == 1234567);
    CHECK(row(*table, 1).find("b")->number == 1234.5);
    CHECK(row(*table, 2).find("a")->number == 12345);
}

TEST_CASE("what a table leaves in doubt is one fault for each cause, with its remedy") {
    const auto one = [](const std::string& text) {
        const auto said = faults_of(text);
        CHECK(said.size() == 1);
        return said.front();
    };
    CHECK(one("a;b\n0,6;1\n0,8;2\n") ==
          "list.csv:2:1: \"0,6\": write 0.6, with a point (1 more cells are written so).");
    CHECK(one("a,b\n\"10,056\",1\n").find("may be 10056 or 10.056") != std::string::npos);
    CHECK(one("a,b\n01/02/2013,1\n03/04/2013,1\n").find("may be day/month or month/day") !=
          std::string::npos);
    CHECK(one("a,b\n20/02/2013,1\n03/24/2013,1\n").find("year-month-day") != std::string::npos);
    CHECK(one("a,b\n20/02/13,1\n").find("two digits") != std::string::npos);
    CHECK(one("a,b\nx,1\nTotal,1\n") ==
          "list.csv:3:1: seems to add up the lines above it: take it out of the file.");
    CHECK(one("a,b\n") == "list.csv:1:1: names columns, but no line of values follows.");
    CHECK(one("a,b\nFran\xE7ois,1\n").find("list.csv:2:5: is not UTF-8 (byte 0xE7): save as") == 0);
    CHECK(one(std::string("PK\3\4\0\0,", 7)).find("is a workbook or an archive") !=
          std::string::npos);
    CHECK(one(std::string("SQLite format 3\0\1\2", 18)).find("is a store of results") !=
          std::string::npos);
    std::vector<Fault> none;
    CHECK(parse_csv("SQLite format 3,b\n1,2\n", "list.csv", none)); // a column of that name
    CHECK(one(std::string("a\0,\0b\0\n\0c\0,\0d\0", 14)).find("UTF-16") != std::string::npos);
}

TEST_CASE("hexadecimal, infinity and other words are text in a table, never numbers") {
    std::vector<Fault> faults;
    const auto table = parse_csv("a,b,c,d\n0x10,.inf,nan,~\n", "list.csv", faults);
    REQUIRE(table);
    for (const TreeEntry& entry : row(*table, 0).entries) CHECK(entry.value.kind == TreeKind::text);
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

TEST_CASE("what nobody sees at the ends of a cell, and at the end of a file, does not count") {
    std::vector<Fault> faults;
    const auto table = parse_csv("name,hours\n"
                                 "\xC2\xA0north\xE2\x80\x8B,\xC2\xA0\x30.6 \xC2\xA0\n"
                                 "\xEF\xBB\xBFsouth\t,\xE2\x80\xAF\x31\n"
                                 "\f\n\x1A",
                                 "list.csv", faults);
    REQUIRE(table);
    REQUIRE(table->find("rows")->items.size() == 2);
    CHECK(row(*table, 0).find("name")->text == "north");
    CHECK(row(*table, 0).find("hours")->number == 0.6);
    CHECK(row(*table, 1).find("name")->text == "south");
    CHECK(row(*table, 1).find("hours")->number == 1);
}

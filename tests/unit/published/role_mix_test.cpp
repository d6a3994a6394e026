#include "published/role_mix.hpp"
#include "reader/csv.hpp"
#include "reader/yaml.hpp"
#include "tests/catch.hpp"

using namespace tenure;

namespace {

const std::string heading = "time_period,geographic_level,old_la_code,role,inpost_headcount\n";

RoleFile roles_of(const std::string& text) {
    std::vector<Fault> faults;
    const auto tree = parse_csv(text, "roles.csv", faults);
    REQUIRE(tree);
    return read_roles(*tree, "roles.csv");
}

std::string avon(int year, const std::string& seniors) {
    const std::string start = std::to_string(year) + ",Local authority,801,";
    return start + "Total,100\n" + start + "Case holder,40\n" + start + "Senior practitioner," +
           seniors + "\n" + start + "Qualified without cases,20\n" + start +
           "First line manager,15\n" + start + "Middle manager,6\n" + start + "Senior manager,4\n";
}

void says(const std::string& text, const std::string& message) {
    try {
        roles_of(text);
        FAIL("it was read");
    } catch (const ScenarioError& e) {
        CHECK(std::string(e.what()).find(message) != std::string::npos);
    }
}

CouncilFigures avon_in(int year) {
    CouncilFigures c;
    c.title = "Avon";
    c.code = "801";
    c.year = year;
    return c;
}

} // namespace

TEST_CASE("a council's own roles are read by year and code, managers of two grades as one") {
    const RoleFile file = roles_of(heading + avon(2021, "15"));
    CouncilFigures c = avon_in(2021);
    take_roles(c, file);
    CHECK(c.own_roles);
    CHECK(c.roles.case_holders == 40);
    CHECK(c.roles.middle_and_senior == 10);
    CHECK(c.notes.empty());
}

TEST_CASE(
    "where a role has no number or the year is not there, England's mix stays and a note says so") {
    const RoleFile file = roles_of(heading + avon(2021, "c"));
    for (int year : {2021, 2022}) {
        CouncilFigures c = avon_in(year);
        take_roles(c, file);
        CHECK_FALSE(c.own_roles);
        CHECK(c.roles.case_holders == RoleMix{}.case_holders);
        REQUIRE(c.notes.size() == 1);
        CHECK(c.notes[0].find("of Avon in " + std::to_string(year)) != std::string::npos);
    }
}

TEST_CASE("another file than that of roles is refused, and so is a role that is not published") {
    says("time_period,la_name\n2022,Avon\n", "Columns that it has not: geographic_level, "
                                             "old_la_code, role, inpost_headcount");
    says(heading + "2022,Local authority,801,Clerk,3\n", "\"Clerk\" is not one of the roles");
}

TEST_CASE(
    "the shipped file of roles stops at 2022 for councils, and has Bexley as the census codes it") {
    FileReader reader;
    std::vector<Fault> faults;
    const std::string path =
        std::string(TENURE_SOURCE_DIR) + "/scenarios/data/csww_roles_inpost.csv";
    const RoleFile file = read_roles(*reader.read(path, faults), path);
    CHECK(file.all.size() > 580);
    for (const PublishedRoles& r : file.all) {
        REQUIRE(r.year <= 2022);
        if (r.year != 2022 || r.code != "303") continue;
        CHECK(r.heads.case_holders == 61);
        CHECK(r.heads.senior_practitioners == 47);
        CHECK(r.heads.middle_and_senior == 13);
    }
}

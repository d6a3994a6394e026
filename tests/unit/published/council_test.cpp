#include "published/authority_file.hpp"
#include "published/council_staff.hpp"
#include "reader/csv.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"

#include <cmath>
#include <map>
#include <sstream>

using namespace tenure;

namespace {

const std::string heading =
    "time_period,geographic_level,country_name,region_name,old_la_code,new_la_code,la_name,"
    "inpost_fte,inpost_headcount,starters_headcount,leavers_fte,leavers_headcount,agency_fte,"
    "agency_cover_fte,vacancy_fte,cases,working_days_lost_fte,starters_fte,case_holders_fte\n";
const std::string whole =
    "2021,National,England,,,,,2000,2100,300,340,360,400,320,500,30000,16000\n"
    "2022,National,England,,,,,2000,2000,300,400,420,400,320,500,32000,16192\n";
const std::string council =
    "2021,Local authority,England,East,801,E1,Avon,90,96,10,9,9,5,5,10,900,700\n"
    "2022,Local authority,England,East,801,E2,Avon,";

/// Each line with starters and case holders at its end.
Indicators table(const std::string& lines) {
    std::string text = heading, line;
    std::istringstream rest(lines);
    while (std::getline(rest, line))
        text += line + (line.find("National") == std::string::npos ? ",11,60\n" : ",280,1100\n");
    std::vector<Fault> faults;
    const auto tree = parse_csv(text, "figures.csv", faults);
    REQUIRE(tree);
    return read_indicators(*tree, "figures.csv");
}

std::string refusal(const Indicators& all, const std::string& asked, std::optional<int> year = {}) {
    try {
        council_figures(all, asked, year);
    } catch (const ScenarioError& e) {
        return e.what();
    }
    return "";
}

std::string joined(const std::vector<std::string>& notes) {
    std::string text;
    for (const std::string& note : notes) text += note + '\n';
    return text;
}

Indicators shipped() {
    FileReader reader;
    std::vector<Fault> faults;
    const std::string path = std::string(TENURE_SOURCE_DIR) + "/scenarios/data/csww_indicators.csv";
    return read_indicators(*reader.read(path, faults), path);
}

/// One text in memory, everything else from disk.
class WithOneText final : public Reader {
public:
    explicit WithOneText(std::string text) : text_(std::move(text)) {}
    std::optional<Tree> read(const std::string& path, std::vector<Fault>& faults) override {
        return path == "council.yaml" ? parse_yaml(text_, path, faults) : files_.read(path, faults);
    }

private:
    std::string text_;
    FileReader files_;
};

bool same(const Tree& a, const Tree& b) {
    if (a.kind != b.kind || a.flag != b.flag || a.number != b.number || a.text != b.text ||
        a.items.size() != b.items.size() || a.entries.size() != b.entries.size())
        return false;
    for (std::size_t i = 0; i < a.items.size(); ++i)
        if (!same(a.items[i], b.items[i])) return false;
    for (const TreeEntry& e : a.entries)
        if (!b.find(e.key) || !same(e.value, *b.find(e.key))) return false;
    return true;
}

} // namespace

TEST_CASE("a council's figures are read from its lines, with their source") {
    const Indicators all = table(whole + council + "110,120,12,20,21,30,24,32,1760,973.5\n");
    const CouncilFigures c = council_figures(all, "avon", {});
    CHECK(c.year == 2022);
    CHECK(c.name == "avon");
    CHECK(c.heads == 120);
    CHECK(c.vacancies.value == 32);
    CHECK(c.cases.value == 1760);
    // One council tells nothing of chance: its own years stand, 9 of 90, then 20 of the mean of 90
    // and 110.
    CHECK(c.leaving_rate.value == Approx((0.1 + 0.2) / 2));
    CHECK(c.starting_rate.value == Approx((11 / 90.0 + 11 / 100.0) / 2));
    CHECK(c.growth.value == Approx(142 / 100.0 - 1));
    CHECK(c.cover_share.value == Approx((0.5 + 0.75) / 2));
    CHECK(c.absence_rate.value == Approx((700 / (90 * 253.0) + 973.5 / (110 * 253)) / 2));
    CHECK(c.case_holders.value == 60);
    CHECK(c.vacancies.source == "DfE csww_indicators 2022, Avon: vacancy_fte 32");
    CHECK(c.leaving_rate.source.find("leavers over mean staff of Avon over 2 years") !=
          std::string::npos);
    CHECK(council_figures(all, "E2", 2021).leaving_rate.value == Approx(0.1)); // no year before
}

TEST_CASE("England's share stands in for what is suppressed, and the notes say so") {
    const Indicators all = table(whole + council + "100,110,x,u,u,30,24,z,c,:\n");
    const CouncilFigures c = council_figures(all, "801", 2022);
    CHECK(c.vacancies.value == Approx(100 * 500 / 2000.0));
    CHECK(c.cases.value == Approx(1600));
    CHECK(c.leaving_rate.value == Approx(0.1)); // the year before alone
    CHECK(c.absence_rate.value == Approx(700 / (90 * 253.0)));
    const std::string notes = joined(c.notes);
    for (const char* said :
         {"vacancy_fte of Avon in 2022 is \"z\" (not applicable): England's share stands in.",
          "leavers_fte of Avon in 2022 is \"u\" (of low reliability): other years stand in.",
          "cases of Avon in 2022 is \"c\" (suppressed)",
          "working_days_lost_fte of Avon in 2022 is \":\" (not published)"})
        CHECK(notes.find(said) != std::string::npos);
    CHECK(c.vacancies.source.find("England: vacancy_fte 500") != std::string::npos);
    CHECK(refusal(table(council + "100,110,9,20,20,30,24,10,x,700\n"), "Avon")
              .find("no line for England 2022 to stand in: choose another --year") !=
          std::string::npos);
}

TEST_CASE("who or what is asked for and cannot be had is told with what can be") {
    const Indicators all = shipped();
    const auto says = [&](const char* asked, std::optional<int> year, const char* message) {
        CHECK(refusal(all, asked, year).find(message) != std::string::npos);
    };
    says("Mertn", {}, "Did you mean Merton?");
    says("Hull", {}, "Kingston upon Hull, City of or Solihull?");
    says("Zzz", {}, "It has 153 councils, from Barking and Dagenham to York.");
    says("Merton", 2016, "Years that it has: 2017, 2018, 2019, 2020, 2021, 2022.");
    says("Northamptonshire", 2022,
         "Since 2021 it is \"North Northamptonshire / West Northamptonshire\": use that name.");
    says("Westmorland and Furness", {}, "came out of Cumbria in 2023");
    says("Richmond upon Thames", {},
         "as --council \"Kingston upon Thames / Richmond upon Thames\"");
    says("South West", {}, "is a country or a region");
    says("Isles of Scilly", 2022, "too few to be put into teams; 8 are needed");
    CHECK(joined(council_figures(all, "Poole", {}).notes)
              .find("since 2019 it is \"Bournemouth, Christchurch and Poole\"") !=
          std::string::npos);
    CHECK(joined(council_figures(all, "Dorset", 2019).notes)
              .find("recoded from 835 to 838 in 2019") != std::string::npos);
    CHECK(joined(council_figures(all, "Sefton", 2022).notes)
              .find("working_days_lost_fte of Sefton in 2022, 181, is known to be suspect") !=
          std::string::npos);
}

TEST_CASE(
    "of a council with two years only it is said that other councils are most of what there is") {
    const Indicators all = shipped();
    const auto notes = [&](const char* council, int year) {
        return joined(council_figures(all, council, year).notes);
    };
    const std::string few = "under its code: flows rest mostly on the mean of councils";
    CHECK(notes("Merton", 2018).find("Only 2 years of Merton up to 2018 are published " + few) !=
          std::string::npos);
    CHECK(notes("Dorset", 2019).find("Only 1 year of Dorset up to 2019 is published " + few) !=
          std::string::npos);
    CHECK(notes("Merton", 2019).find(few) == std::string::npos);
    // Two years are enough for a file without faults, whose flows lie nearer to the mean.
    const CouncilFigures two = council_figures(all, "Merton", 2018),
                         six = council_figures(all, "Merton", 2022);
    CHECK(two.leaving_rate.mean_sd > six.leaving_rate.mean_sd);
}

TEST_CASE("a file of one council and England alone still makes an authority") {
    const Indicators all = shipped();
    Indicators part{all.file, {}};
    for (const IndicatorRow& row : all.rows)
        if (row.name == "Merton" || row.level == "National") part.rows.push_back(row);
    const CouncilFigures c = council_figures(part, "Merton", 2022);
    CHECK(c.leaving_rate.value > .05);
    CHECK(c.usual_caseload.value > 5);
    for (const YearVariation& v : c.years) CHECK(v.sd_council == 0); // nothing to tell it by
    WithOneText reader(authority_file(c, std::string(TENURE_SOURCE_DIR) +
                                             "/scenarios/authorities/england_base.yaml"));
    CHECK(load_authority(reader, "council.yaml").name == "merton");
}

TEST_CASE("a file that is another is told by the columns it has not") {
    std::vector<Fault> faults;
    const auto tree = parse_csv("time_period,la_name,inpost_fte\n2022,Avon,3\n", "a.csv", faults);
    try {
        read_indicators(*tree, "a.csv");
        FAIL("it was read");
    } catch (const ScenarioError& e) {
        const std::string said = e.what();
        CHECK(said.find("Columns that it has not: geographic_level, country_name") !=
              std::string::npos);
        CHECK(said.find("inpost_fte,") == std::string::npos);
    }
}

TEST_CASE("heads and posts are divided without loss, and nobody stands without a post") {
    CHECK(apportioned(7, {1, 1, 1}) == std::vector<int>{3, 2, 2});
    CHECK(apportioned(0, {1, 2}) == std::vector<int>{0, 0});
    const RoleMix england, few_workers{20, 10, 5, 40, 25};
    for (const RoleMix& mix : {england, few_workers})
        for (int heads = 10; heads < 1000; heads = heads * 5 / 4 + 1)
            for (int vacancies : {0, 1, heads / 10, heads / 2, heads}) {
                const double holders = heads * (0.3 + 0.1 * (vacancies % 5));
                const int agency = vacancies / 3;
                const CouncilStaff s = council_staff(
                    {heads, 0.9 * heads, vacancies, 0.9 * holders + agency, agency, 0}, mix);
                std::map<std::string, int> room, kinds;
                int posts = 0, people = 0;
                for (const StaffedTeam& t : s.teams) ++kinds[t.kind];
                for (const StaffedPosts& p : s.posts) room[p.family + p.team] += p.posts;
                for (const StaffedPosts& p : s.posts) posts += p.posts;
                for (const StaffedHeads& h : s.heads) {
                    const bool worker = h.role == "nqsw" || h.role == "social_worker_2" ||
                                        h.role == "social_worker_3";
                    room[(worker ? "social_worker" : h.role) + h.team] -= h.heads;
                    people += h.heads;
                }
                REQUIRE(posts == heads + vacancies);
                REQUIRE(people == heads);
                // Agency staff whose vacancies have no cases leave more to the others.
                REQUIRE(s.heads_with_cases >= std::lround(std::max(3.0, holders)) - 1);
                REQUIRE(s.holders_fte >= 0.9 * holders - 1e-9);
                REQUIRE(s.holders_fte <= 0.9 * holders + agency + 1e-9);
                for (const auto& [where, left] : room) REQUIRE(left >= 0);
                for (const char* kind : {"assessment", "support", "looked_after"})
                    REQUIRE(kinds[kind] >= 1);
            }
}

TEST_CASE("every council of the shipped file makes an authority without faults") {
    const Indicators all = shipped();
    int councils = 0, i = 0;
    for (const IndicatorRow& row : all.rows) {
        if (!is_council(row) || row.of(Column::inpost_headcount).number.value_or(0) < fewest_heads)
            continue;
        if (row.year != 2022 && ++i % 10 != 0) continue;
        const CouncilFigures c = council_figures(all, row.name, row.year);
        WithOneText reader(authority_file(c, std::string(TENURE_SOURCE_DIR) +
                                                 "/scenarios/authorities/england_base.yaml"));
        INFO(row.name << ' ' << row.year);
        const Authority a = load_authority(reader, "council.yaml");
        double heads = 0, fte = 0;
        for (const StaffGroup& g : a.staff) heads += g.heads, fte += g.fte;
        REQUIRE(heads == c.heads);
        REQUIRE(fte == Approx(std::min(c.fte, 1.0 * c.heads)).margin(0.02));
        double leaving = 0.034; // breaks and retirement
        for (const LeavingDestination& to : a.leaving.to)
            if (to.destination != Destination::career_break &&
                to.destination != Destination::retirement)
                leaving += to.rate_per_year;
        if (c.leaving_rate.value > 0.07)
            REQUIRE(leaving == Approx(c.leaving_rate.value).epsilon(0.01));
        ++councils;
    }
    CHECK(councils > 200);
}

TEST_CASE("a council's work is that of the England-average authority") {
    const std::string folder = std::string(TENURE_SOURCE_DIR) + "/scenarios/authorities/";
    FileReader reader;
    std::vector<Fault> faults;
    const auto base = resolve(reader, folder + "england_base.yaml", faults);
    const auto average = resolve(reader, folder + "england_average.yaml", faults);
    REQUIRE(base);
    REQUIRE(average);
    for (const char* group : {"supervision", "exhaustion", "absence", "career_break"})
        CHECK(same(*base->find(group), *average->find(group)));
    for (const TreeEntry& e : average->find("casework")->entries)
        if (e.key != "services") CHECK(same(*base->find("casework")->find(e.key), e.value));
    for (const TreeEntry& e : average->find("cover")->find("agency")->entries)
        if (e.key != "rates")
            CHECK(same(*base->find("cover")->find("agency")->find(e.key), e.value));
    CHECK_FALSE(same(*base->find("teams"), *average->find("teams")));
}

TEST_CASE("Bexley for careers alone has Bexley's staff, posts, rates, applicants and intakes") {
    const std::string folder = std::string(TENURE_SOURCE_DIR) + "/scenarios/authorities/";
    FileReader reader;
    const auto numbers = [&](const Authority& a) {
        std::vector<double> all;
        for (const StaffGroup& g : a.staff) all.push_back(g.heads);
        for (const PostGroup& p : a.establishment) all.push_back(p.posts);
        for (const LeavingDestination& d : a.leaving.to) all.push_back(d.rate_per_year);
        for (const ApplicantStream& s : a.recruitment.applicants) all.push_back(s.per_year);
        for (const Intake& x : a.intakes) {
            all.push_back(x.seats);
            for (const SupplyRoute& r : x.routes) all.push_back(r.places);
        }
        return all;
    };
    const Authority whole = load_authority(reader, folder + "bexley.yaml"),
                    careers = load_authority(reader, folder + "bexley_careers.yaml"),
                    third = load_authority(reader, folder + "bexley_third.yaml");
    CHECK(numbers(whole).size() > 50);
    CHECK(numbers(whole) == numbers(careers));
    CHECK(numbers(whole) != numbers(third)); // control
    CHECK((whole.casework && whole.cover && whole.absence));
    CHECK_FALSE((careers.casework || careers.cover || careers.absence || careers.exhaustion));
}

TEST_CASE("a line for a code and year that another line has is a fault, whatever it calls them") {
    const std::string line = "110,120,12,20,21,30,24,32,1760,973.5\n";
    const auto second = [&](const std::string& beginning) -> std::string {
        try {
            table(whole + council + line + beginning + line);
        } catch (const ScenarioError& e) {
            return e.what();
        }
        return "";
    };
    CHECK(second("2022,Local authority,England,East,801,E2,AVON,").find(" in la_name: take out") <
          200);
    CHECK(second("2022,Local authority,England,East,801,E3,Avon,").find("equal to line") < 200);
    CHECK(second("2022,Local authority,England,East,802,E3,Avon,").empty()); // cut up
    CHECK(second("2020,Local authority,England,East,801,E2,Avon,").empty());
}

TEST_CASE("more cases than anybody could hold are told where they are published") {
    const Indicators all = table(whole + council + "110,120,12,20,21,30,24,32,6001,973.5\n");
    CHECK(refusal(all, "avon") ==
          "figures.csv:5:1: cases 6001 over case_holders_fte 60 of Avon in 2022 are more than 100 "
          "each: one of the two cannot be right.");
}

#include "experiment/official.hpp"
#include "published/authority_file.hpp"
#include "published/census_check.hpp"
#include "reader/yaml.hpp"
#include "scenario/study.hpp"
#include "tests/catch.hpp"

#include <cmath>

using namespace tenure;

namespace {

const std::string source = TENURE_SOURCE_DIR;

/// A text in memory, everything else from disk.
class WithText final : public Reader {
public:
    explicit WithText(std::string text) : text_(std::move(text)) {}
    std::optional<Tree> read(const std::string& path, std::vector<Fault>& faults) override {
        return path == "council.yaml" ? parse_yaml(text_, path, faults) : files_.read(path, faults);
    }

private:
    std::string text_;
    FileReader files_;
};

Indicators shipped() {
    FileReader reader;
    std::vector<Fault> faults;
    const std::string path = source + "/scenarios/data/csww_indicators.csv";
    return read_indicators(*reader.read(path, faults), path);
}

/// A council's file as of a year, and what is laid over it.
Study study_of(const Indicators& all, const std::string& council, int year,
               const std::string& more = "") {
    const CouncilFigures c = council_figures(all, council, year);
    WithText reader(authority_file(c, source + "/scenarios/authorities/england_base.yaml"));
    std::vector<Fault> faults;
    Tree study = *parse_yaml("title: t\npolicies: [{name: usual, title: t, why: w, blocks: []}]\n"
                             "horizon_years: 2\nreplications: 4\ndecide_on: [vacancy_rate]\n",
                             "study", faults);
    std::optional<Tree> authority = resolve(reader, "council.yaml", faults);
    REQUIRE(authority);
    if (!more.empty()) authority = merged(*authority, *parse_yaml(more, "more", faults));
    add(study, "authority", *authority);
    return load_study(reader, study, {}).study();
}

OfficialFutures futures_of(const Study& study, std::uint32_t replications) {
    std::vector<std::string> names;
    for (std::size_t m = 0; m < officials; ++m)
        names.emplace_back(official(static_cast<Official>(m)).name);
    const auto model = std::make_shared<const Model>(
        compile(study.authority, study.policies[0], study.calendar, study.horizon_years));
    Workspace workspace;
    return official_futures(
        {study.authority, study.calendar, study.horizon_years, 7, replications, 1, names},
        [&](std::uint32_t) { return model; }, workspace);
}

CensusCheck check_of(const Indicators& all, const std::string& council, const Study& study) {
    const OfficialFutures futures = futures_of(study, 4);
    std::vector<OfficialValues> openings(4);
    for (std::size_t r = 0; r < 4; ++r)
        for (std::size_t m = 0; m < officials; ++m) openings[r][m] = futures.at(r, 0, m, officials);
    for (const IndicatorRow& row : all.rows)
        if (row.name == council && row.year == 2022) return census_check(council, row, openings);
    throw std::logic_error("no such council");
}

double posts_after(const OfficialFutures& f, std::size_t year) {
    const double staff = f.at(0, year, 5, officials), vacant = f.at(0, year, 1, officials) / 100;
    return staff + staff * vacant / (1 - vacant);
}

} // namespace

TEST_CASE("five councils start as they were published") {
    const Indicators all = shipped();
    for (const char* council : {"Bexley", "Merton", "Cornwall", "Lincolnshire", "Wolverhampton"}) {
        const CensusCheck c = check_of(all, council, study_of(all, council, 2022));
        INFO(council << ": in post " << c.in_post << ", vacancies " << c.vacancies << ", agency "
                     << c.agency << ", caseload " << c.caseload);
        CHECK(c.agrees());
    }
    // Three more agency workers than were published are seen.
    const Study wrong =
        study_of(all, "Bexley", 2022, "cover: {agency: {beyond_establishment: 60}}\n");
    CHECK_FALSE(check_of(all, "Bexley", wrong).agrees());
}

TEST_CASE("posts grow by the stated rate, whole posts by the quarter, and not without one") {
    const Indicators all = shipped();
    const auto grown = [&](const char* rate) {
        const Study study = study_of(all, "Lincolnshire", 2022,
                                     std::string("establishment_growth_per_year: ") + rate + "\n");
        const OfficialFutures f = futures_of(study, 1);
        return posts_after(f, 2) - posts_after(f, 0);
    };
    const double still = grown("0"), up = grown("0.05"), down = grown("-0.05");
    const double posts = posts_after(futures_of(study_of(all, "Lincolnshire", 2022), 1), 0);
    // Seven quarters are over before the study's last day. FTE of staff moves a little with who is
    // hired.
    CHECK(up - still == Approx(posts * (std::pow(1.05, 1.75) - 1)).margin(4));
    // A post that is to go and is held goes when its holder has left: in 1.75 years a quarter of
    // holders have at least, and the rest are still there.
    const double all_gone = posts * (std::pow(0.95, 1.75) - 1);
    CHECK(down - still < 0.25 * all_gone);
    CHECK(down - still > all_gone - 4);
}

TEST_CASE("agency staff stated for vacancies that are not there are beyond the establishment") {
    const Indicators all = shipped();
    const auto agency_at_start = [&](const char* stated) {
        const OfficialFutures f = futures_of(
            study_of(all, "Merton", 2022, std::string("cover: {agency: {") + stated + "}}\n"), 1);
        const double percent = f.at(0, 0, 2, officials);
        return f.at(0, 0, 5, officials) * percent / (100 - percent);
    };
    // Merton has 56.5 FTE of vacancies.
    CHECK(agency_at_start("covering_at_start: 20, beyond_establishment: 3") ==
          Approx(23).margin(0.01));
    CHECK(agency_at_start("covering_at_start: 200, beyond_establishment: 3") ==
          Approx(203).margin(0.01));
}

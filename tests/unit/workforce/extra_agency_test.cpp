// Agency staff beyond the establishment follow the work, led by hand.
#include "workforce/extra_agency.hpp"

#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"
#include "workforce/casework.hpp"

using namespace tenure;
using namespace tenure::test;

namespace {

/// Three workers and an agency worker beyond their posts, each with room for 20 cases; nobody is
/// referred by itself.
Authority three_and_one_more(double response) {
    Authority a;
    a.teams = {{"one", "", "help"}};
    add_role(a, "worker", 3, 3);
    a.ladder.roles[0].caseload_norm = 20;
    Stage help;
    help.name = help.team_kind = "help";
    help.duration = fixed_law(30);
    CaseworkParameters c;
    c.services = {{"children", "", 0, {}, "help"}};
    c.stages = {help};
    a.casework = c;
    AgencyParameters& agency = a.cover.emplace().agency.emplace();
    agency.rates = {{"worker", 700}};
    agency.lead_time = fixed_law(10 / 365.25);
    agency.assignment = fixed_law(40);
    agency.covering_at_start = 0;
    agency.beyond_establishment = 1;
    agency.load_response = response;
    return a;
}

/// On its first day.
struct ByHand {
    explicit ByHand(double response)
        : model(compile(three_and_one_more(response), {}, CalendarKind::yearly, 50)) {
        std::vector<std::int64_t> rows;
        simulate(model, {7, 0}, s, rows);
        s.now = study_start;
        s.agenda.begin(model.horizon, 100);
        s.cover.usual_cases = 0;
    }
    void refer(int children) {
        for (int k = 0; k < children; ++k) casework::refer(s, 0);
    }
    int at(CoverStage stage) const {
        int n = 0;
        for (const PostCover& c : s.cover.posts) n += c.stage == stage;
        return n;
    }

    Model model;
    State s;
};

} // namespace

TEST_CASE("agency staff beyond the establishment are asked for as cases outgrow the workers") {
    ByHand all(1);
    all.refer(12);
    extra_agency::review(all.s); // 3 cases each are usual
    CHECK(all.s.cover.usual_cases == 3);
    CHECK(all.at(CoverStage::engaged) == 1);
    CHECK(all.at(CoverStage::coming) == 0);
    all.refer(12); // work for 8 where there are 4
    extra_agency::review(all.s);
    CHECK(all.at(CoverStage::coming) == 4);
    extra_agency::review(all.s);
    CHECK(all.at(CoverStage::coming) == 4);
    CHECK(extra_agency::goes_on(all.s));
    // A quarter of the answer is one place more, and none where nothing answers.
    for (const double response : {.25, 0.}) {
        ByHand some(response);
        some.refer(12);
        extra_agency::review(some.s);
        some.refer(12);
        extra_agency::review(some.s);
        CHECK(some.at(CoverStage::coming) == (response > 0 ? 1 : 0));
    }
}

TEST_CASE("places beyond the establishment are given up as work falls, those with nobody first") {
    ByHand all(1);
    all.refer(12);
    extra_agency::review(all.s);
    all.refer(6);
    extra_agency::review(all.s);
    REQUIRE(all.at(CoverStage::coming) == 2);
    all.s.case_ledger.open = 6; // work for 2
    extra_agency::review(all.s);
    CHECK(all.at(CoverStage::coming) == 0);
    CHECK(all.at(CoverStage::engaged) == 1); // to the end of the assignment
    CHECK_FALSE(extra_agency::goes_on(all.s));
    all.s.case_ledger.open = 12;
    extra_agency::review(all.s);
    CHECK(extra_agency::goes_on(all.s));
    // What has no answer to work is followed by another whatever there is to do.
    ByHand fixed(0);
    fixed.refer(12);
    extra_agency::review(fixed.s);
    fixed.s.case_ledger.open = 0;
    extra_agency::review(fixed.s);
    CHECK(extra_agency::goes_on(fixed.s));
}

TEST_CASE("an idle place is used again before there is a new one") {
    ByHand all(1);
    all.refer(12);
    extra_agency::review(all.s);
    const std::size_t posts = all.s.posts.size();
    for (int times = 0; times < 3; ++times) {
        all.s.case_ledger.open = 18;
        extra_agency::review(all.s);
        CHECK(all.s.posts.size() == posts + 2);
        all.s.case_ledger.open = 12;
        extra_agency::review(all.s);
        CHECK(all.at(CoverStage::coming) == 0);
    }
}

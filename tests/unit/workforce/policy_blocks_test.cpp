// Blocks on posts, recruitment, agency cover and supervision: each by what it commands, and by
// exactly nothing where it asks for what is there already.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

constexpr double day = 1 / 365.25;

/// Seniors of one team, all of whom leave on day 100 if they do at all; nobody is to be had for a
/// principal's post or a senior's.
Authority seniors(int posts, int heads, bool leave) {
    Authority a;
    add_role(a, "senior", posts, heads, Filling::advertised);
    add_role(a, "principal", 0, 0, Filling::advertised);
    if (leave) leaves_after(a, "senior", 100, Destination::profession);
    return a;
}

Block regraded(int posts, std::optional<Date> end = {}) {
    Block block;
    block.end = end;
    block.establishment = EstablishmentChange{"principal", "one", posts, {}, {}, "senior"};
    return block;
}

/// Posts that are principals' at the end.
long principals_after(const Authority& a, const Block& block, double days_long) {
    State s;
    const Recorded recorded = record_story(a, days_long * day, {block}, CalendarKind::yearly, s);
    CHECK(recorded.measure("posts", 0, 0) == static_cast<double>(s.posts.size()));
    return std::count_if(s.posts.begin(), s.posts.end(),
                         [](const Post& x) { return x.family == FamilyId(1u) && !x.abolished; });
}

/// One post, whose holder leaves on day 100; rounds of 42 days and pauses of 14, and nobody
/// outside.
Authority hard_to_fill() {
    Authority a;
    add_role(a, "worker", 1, 1, Filling::advertised);
    leaves_after(a, "worker", 100, Destination::profession);
    a.leaving.notice_period_days = 0;
    return a;
}

Authority covered_by_agency() {
    Authority a = hard_to_fill();
    a.cover.emplace();
    a.cover->agency.emplace();
    a.cover->agency->rates = {{"worker", 700}};
    a.cover->agency->lead_time = fixed_law(10 * day);
    a.cover->agency->assignment = fixed_law(30 * day);
    return a;
}

/// A manager with time for `span` sessions in 4 weeks, and twelve workers.
Authority supervised_team(int span) {
    Authority a;
    add_role(a, "worker", 12, 12);
    add_role(a, "manager", 1, 1, Filling::advertised);
    a.ladder.roles[1].supervision_span = span;
    a.supervision = SupervisionParameters{};
    return a;
}

template <class Change> Block block_with(std::optional<Change> Block::*what, Change change) {
    Block block;
    block.*what = change;
    return block;
}

Lines rounds_failed(const Authority& a, const Block& block, double days_long) {
    return lines_with(record_story(a, days_long * day, {block}).diary, "round failed");
}

void changes_nothing(const Authority& a, const Block& block) {
    CHECK(record_story(a, 2, {block}).rows == record_story(a, 2).rows);
}

} // namespace

TEST_CASE("a post is regraded when it falls empty, at once where it is, and never beyond as many") {
    CHECK(principals_after(seniors(2, 2, true), regraded(1), 99) == 0);
    CHECK(principals_after(seniors(2, 2, true), regraded(1), 200) == 1);
    CHECK(principals_after(seniors(3, 2, false), regraded(1), 1) == 1);
    CHECK(principals_after(seniors(3, 2, false), regraded(2), 200) == 1);
    CHECK(principals_after(seniors(2, 2, true), regraded(5), 200) == 2);
}

TEST_CASE("regrading that ends turns empty posts back, and what has not been turned stays") {
    const Authority a = seniors(3, 2, false);
    CHECK(principals_after(a, regraded(2, Date{2023, 1, 1}), 200) == 0);
    CHECK(principals_after(seniors(2, 2, true), regraded(1, Date{2022, 11, 1}), 200) == 0);
}

TEST_CASE("of posts that are partly regraded the rest is added, to whole posts") {
    Block block = regraded(5);
    const auto posts_and_principals = [&](double share) {
        block.establishment->regraded_share = share;
        State s;
        record_story(seniors(8, 2, false), day, {block}, CalendarKind::yearly, s);
        return std::pair{s.posts.size(), principals_after(seniors(8, 2, false), block, 1)};
    };
    CHECK(posts_and_principals(1) == std::pair{std::size_t{8}, 5L});
    CHECK(posts_and_principals(.5) == std::pair{std::size_t{10}, 5L}); // 2.5 to 3
    CHECK(posts_and_principals(0) == std::pair{std::size_t{13}, 5L});
}

namespace {

/// Three workers in one team with children enough for all; another team that has nobody.
Authority team_with_children() {
    Authority a = hard_to_fill();
    a.leaving.to.clear();
    a.teams = {{"one", "", "help"}, {"two", "", "other"}};
    a.establishment[0].posts = 4;
    a.staff[0].heads = 3;
    a.ladder.roles[0].caseload_norm = 4;
    add_help(a, 500, 20, 1);
    Stage other;
    other.name = other.team_kind = "other";
    other.duration = fixed_law(20);
    a.casework->stages.push_back(other);
    return a;
}

Block moved(int posts, Date start, std::optional<Date> end = {}) {
    Block block;
    block.start = start;
    block.end = end;
    block.establishment = EstablishmentChange{"worker", "two", posts};
    block.establishment->moved_from = "one";
    return block;
}

int workers_of(const State& s, TeamId team) {
    return static_cast<int>(team_of(s, team).workers.size());
}

} // namespace

TEST_CASE("posts move with their holders, whose children have another worker or wait") {
    State s;
    const Recorded x = record_story(team_with_children(), 1, {moved(2, Date{2023, 4, 1})},
                                    CalendarKind::yearly, s);
    CHECK(s.posts.size() == 4);
    CHECK(workers_of(s, TeamId(0u)) == 1);
    CHECK(workers_of(s, TeamId(1u)) == 2);
    CHECK(lines_with(x.diary, "post moved").size() == 2);
    for (PractitionerId p : s.roles[0].people) {
        CHECK(worker(s, p).team == person(s, p).team);
        CHECK(worker(s, p).cases == (person(s, p).team == TeamId(0u) ? 4u : 0u));
    }
}

TEST_CASE("posts that have moved come back, and more than there are cannot move") {
    State s;
    record_story(team_with_children(), 1, {moved(9, Date{2023, 4, 1}, Date{2023, 6, 1})},
                 CalendarKind::yearly, s);
    CHECK(workers_of(s, TeamId(0u)) == 3);
    CHECK(std::count_if(s.posts.begin(), s.posts.end(),
                        [](const Post& p) { return p.team == TeamId(1u); }) == 0);
    for (PractitionerId p : s.roles[0].people) CHECK(worker(s, p).cases == 4);
}

TEST_CASE("whoever covers a post that moves goes along") {
    Authority a = covered_by_agency();
    a.teams = {{"one", ""}, {"two", ""}};
    a.cover->agency->assignment = fixed_law(1);
    a.ladder.roles[0].caseload_norm = 4;
    Block block = moved(1, Date{2023, 3, 1});
    State s;
    record_story(a, 200 * day, {block}, CalendarKind::yearly, s); // empty from day 100 on
    REQUIRE(workers_of(s, TeamId(1u)) == 1);
    CHECK(workers_of(s, TeamId(0u)) == 0);
    CHECK(person(s, team_of(s, TeamId(1u)).workers[0].who).status == Status::agency);
}

TEST_CASE("who begins a programme while another length is in force is on it for that long") {
    Authority a;
    add_role(a, "learner", 1, 0, Filling::advertised);
    add_role(a, "worker", 0, 0);
    a.ladder.families[0].roles.push_back("worker");
    a.ladder.families.pop_back();
    add_progression(a, "learner", "worker", ProgressionKind::completion);
    a.intakes = {{"october", "learner", "one", 10, 11, 1, false, {}}}; // day 10
    const auto completed_on = [&](double months_long) {
        const Block block = block_with(&Block::programme, ProgrammeLength{{}, months_long});
        const Lines lines = lines_with(record_story(a, 3, {block}).diary, "role");
        REQUIRE(lines.size() == 1);
        return std::stod(lines[0]);
    };
    CHECK(completed_on(24) == Approx(10 + 2 * 365.25).margin(1));
    CHECK(completed_on(6) == Approx(10 + .5 * 365.25).margin(1));
    Block later = block_with(&Block::programme, ProgrammeLength{{}, 24});
    later.start = Date{2022, 12, 1}; // who is on it goes on as they began
    CHECK(record_story(a, 3, {later}).rows == record_story(a, 3).rows);
}

TEST_CASE("no agency worker is engaged beyond a cap; one at the authority's changes nothing") {
    const Block none = block_with(&Block::agency_cap, AgencyCap{0});
    CHECK(lines_with(record_story(covered_by_agency(), .5, {none}).diary, "covers").empty());
    CHECK(!lines_with(record_story(covered_by_agency(), .5).diary, "covers").empty());
    changes_nothing(covered_by_agency(), block_with(&Block::agency_cap, AgencyCap{1}));
}

TEST_CASE("rounds of half the time fail after half of it, and cost what is said beside") {
    RecruitmentChange faster;
    faster.round_time = .5;
    faster.gbp_per_round = 100;
    const Block block = block_with(&Block::recruitment, faster);
    CHECK(rounds_failed(hard_to_fill(), Block{block}, 150) == Lines{"121.00 round failed p0"});
    CHECK(record_story(hard_to_fill(), 125 * day, {block}).measure("advertising_gbp", 0, 0) == 100);
    changes_nothing(hard_to_fill(), block_with(&Block::recruitment, RecruitmentChange{}));
}

TEST_CASE("with more applicants outside a post is filled no later") {
    Authority a = hard_to_fill();
    a.recruitment.applicants = {{"worker", 2}};
    RecruitmentChange campaign;
    campaign.applicants = 50;
    const auto filled = [&](const std::vector<Block>& blocks) {
        return lines_with(record_story(a, 1, blocks).diary, "started").size();
    };
    CHECK(filled({block_with(&Block::recruitment, campaign)}) >= filled({}));
    campaign.applicants = 0;
    CHECK(filled({block_with(&Block::recruitment, campaign)}) == 0);
}

TEST_CASE("while vacancies are frozen nobody is sought, and a search begins when that ends") {
    Block freeze = block_with(&Block::vacancy_freeze, VacancyFreeze{});
    CHECK(rounds_failed(hard_to_fill(), freeze, 300).empty());
    freeze.end = Date{2023, 3, 30}; // day 180
    CHECK(rounds_failed(hard_to_fill(), freeze, 230) == Lines{"222.00 round failed p0"});
    freeze.start = Date{2023, 1, 19}; // day 110: a round that is under way ends
    CHECK(rounds_failed(hard_to_fill(), freeze, 230) ==
          Lines{"142.00 round failed p0", "222.00 round failed p0"});
}

TEST_CASE("supervision twice as often is due twice as often, and with twice the time held") {
    const auto held = [](const SupervisionChange& change) {
        const Block block = block_with(&Block::supervision, change);
        return record_story(supervised_team(12), 1, {block})
            .measure("supervision_held_share", 0, 0);
    };
    CHECK(held({4, 1}) == 1);
    CHECK(held({2, 1}) == Approx(.5).margin(.1));
    CHECK(held({2, 2}) == 1);
    changes_nothing(supervised_team(12), block_with(&Block::supervision, SupervisionChange{4, 1}));
    changes_nothing(supervised_team(12), block_with(&Block::supervision, SupervisionChange{}));
}

namespace {

/// One place of protected time, for whoever is first to be offered it.
Policy one_place(const std::string& name, double leaving_log_hazard) {
    Block block;
    block.protected_time.emplace();
    block.protected_time->roles = {"worker"};
    block.protected_time->places = 1;
    block.protected_time->willing_share = 1;
    block.protected_time->leaving_log_hazard = leaving_log_hazard;
    return {name, "", "", {block}, {}};
}

std::vector<std::int64_t> combined(const Policy& first, const Policy& second) {
    Authority a;
    add_role(a, "worker", 20, 20);
    a.leaving.to.push_back({});
    a.leaving.to.back().rate_per_year = 1;
    const Model model = compile(a, {"both", "", "", {}, {first, second}}, CalendarKind::yearly, 3);
    State s;
    std::vector<std::int64_t> rows;
    simulate(model, {7, 0}, s, rows);
    return rows;
}

} // namespace

TEST_CASE("in which order a policy lists those it combines makes no difference, to the bit") {
    const Policy keeps = one_place("keeps", -4), drives_out = one_place("drives_out", 4);
    CHECK(combined(keeps, drives_out) == combined(drives_out, keeps));
    // Who is offered which of the two places does matter (control).
    CHECK(combined(keeps, drives_out) != combined(keeps, one_place("later", 4)));
}

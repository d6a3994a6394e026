// Academies and protected time by hand: who may hold how many cases when, who goes where, and what
// it costs to the penny.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"

#include <algorithm>

using namespace tenure;
using namespace tenure::test;

namespace {

/// Learners join in October; a manager, and one kind of team with more children than workers.
Authority learning(int seats) {
    Authority a;
    a.teams = {{"one", "", "help"}, {"two", "", "help"}};
    add_role(a, "learner", 0, 0);
    add_role(a, "manager", 1, 1);
    a.establishment.push_back({"learner", "one", seats});
    a.recruitment.families[0].filling = Filling::advertised;
    a.ladder.roles[0].track = Track::learning;
    a.ladder.roles[0].caseload_norm = 10;
    a.intakes = {{"october", "learner", "one", 10, 11, static_cast<double>(seats), false, {}}};
    return a;
}

/// The same, with more work than anybody could hold.
Authority at_work(int seats) {
    Authority a = learning(seats);
    add_help(a, 5000, 20, 1.5);
    return a;
}

/// Learners become workers after six months, in the same posts.
void become_workers(Authority& a) {
    add_role(a, "worker", 0, 0);
    a.ladder.families[0].roles.push_back("worker");
    a.ladder.families.pop_back();
    add_progression(a, "learner", "worker", ProgressionKind::completion);
    a.ladder.progressions[0].programme_months = 6;
}

Academy academy_of(const std::string& intake) {
    Academy academy;
    academy.intakes = {{intake, 0}};
    return academy;
}

Block block_of(const Academy& academy) {
    Block b;
    b.academy = academy;
    return b;
}

Block block_of(const ProtectedTime& time) {
    Block b;
    b.protected_time = time;
    return b;
}

/// What the first learner holds after so many years.
std::uint32_t held_after(const Authority& a, const Academy& academy, double years) {
    State s;
    record_story(a, years, {block_of(academy)}, CalendarKind::yearly, s);
    REQUIRE(s.roles[0].people.size() == 1);
    return worker(s, s.roles[0].people[0]).cases;
}

ProtectedTime two_places(const std::string& role) {
    ProtectedTime time;
    time.roles = {role};
    time.places = 2;
    time.share_of_time = .25;
    time.cost_gbp_per_place_per_year = 1000;
    return time;
}

std::vector<PractitionerId> holders(const State& s) { return s.protected_places[0].holders; }

} // namespace

TEST_CASE(
    "an inducted learner holds nothing, then what their protection allows, then all they may") {
    const Authority a = at_work(1);
    Academy academy = academy_of("october");
    CHECK(held_after(a, academy, 1) == 15); // the cap everybody has
    academy.induction_months = 1;
    CHECK(held_after(a, academy, 1. / 24) == 0);
    CHECK(held_after(a, academy, .5) == 15);
    academy.protected_caseload = {{0, .4}, {6, .8}, {12, 2}};
    CHECK(held_after(a, academy, 1. / 24) == 0);
    CHECK(held_after(a, academy, .25) == 4);
    CHECK(held_after(a, academy, .75) == 8);
    CHECK(held_after(a, academy, 1.25) == 15); // 2 x norm is beyond the cap
}

TEST_CASE("protection ends with the role in which they learn") {
    Authority a = at_work(1);
    become_workers(a);
    a.ladder.roles[2].caseload_norm = 10;
    Academy academy = academy_of("october");
    academy.protected_caseload = {{0, .4}};
    State s;
    record_story(a, 1, {block_of(academy)}, CalendarKind::yearly, s);
    REQUIRE(s.roles[2].people.size() == 1);
    CHECK(worker(s, s.roles[2].people[0]).cases == 15);
    CHECK(s.academy_ledger[0].learners == 0);
}

TEST_CASE("an academy costs its staff while it is open, and its educators and heads to the penny") {
    Authority a = learning(3);
    Academy academy = academy_of("october");
    academy.intakes[0].seats = -1;
    academy.staff_cost_gbp_per_year = 100'000;
    academy.cost_gbp_per_head = 500;
    academy.practice_educators_per_learner = .1;
    academy.educator_gbp_per_year = 50'000;
    const Recorded recorded = record_story(a, 3, {block_of(academy)});
    const double days = 365.25 - 10; // of the first year
    CHECK(recorded.measure("academy_starters", 0, 0) == 2);
    CHECK(recorded.measure("academy_cost", 0, 0) ==
          Approx(100'000 + 2 * 500 + 2 * 5000 * days / 365.25).margin(.011));
    const double third = (2 * 365.25 - 375) / 365.25; // of the second year, with one more
    CHECK(recorded.measure("academy_cost", 1, 1) ==
          Approx(100'000 + 500 + 5000 * (2 + third)).margin(.011));
}

TEST_CASE(
    "whoever stays two years carries their share of what the academy cost while they learnt") {
    Authority a = learning(2);
    become_workers(a);
    Academy academy = academy_of("october");
    academy.staff_cost_gbp_per_year = 100'000;
    academy.cost_gbp_per_head = 500;
    const Recorded recorded = record_story(a, 3, {block_of(academy)});
    // 500 each, and half of the staff for half a year.
    CHECK(recorded.measure("cost_per_head_retained_2y", 2, 2) == Approx(25'500).margin(.02));
    CHECK(recorded.measure("cost_per_head_retained_2y", 1, 1) == -1);
}

TEST_CASE("routes say how long qualified and how old those are who come by them") {
    Authority a = learning(40);
    Academy academy = academy_of("october");
    academy.routes = {{"returners", 1, 6, 35, 50}};
    State s;
    record_story(a, 1. / 12, {block_of(academy)}, CalendarKind::yearly, s);
    REQUIRE(s.roles[0].people.size() == 40);
    for (PractitionerId p : s.roles[0].people) {
        const Practitioner& x = person(s, p);
        CHECK(in_years(x.joined - x.qualified) == Approx(6));
        const double age = in_years(x.joined - x.born);
        CHECK((age > 35 && age < 50));
    }
}

TEST_CASE("odds of passing act on the academy's learners alone") {
    Authority a = learning(30);
    become_workers(a);
    a.ladder.progressions[0].pass_probability = .5;
    a.intakes.push_back({"november", "learner", "two", 11, 1, 30, false, {}});
    a.establishment.push_back({"learner", "two", 30});
    Academy academy = academy_of("october");
    academy.pass_odds = 1e9;
    State s;
    record_story(a, .75, {block_of(academy)}, CalendarKind::yearly, s);
    int one = 0, two = 0;
    for (PractitionerId p : s.roles[2].people) ++(person(s, p).team == TeamId(0u) ? one : two);
    CHECK(one == 30);
    CHECK((two > 5 && two < 25));
}

TEST_CASE(
    "whoever may choose takes a vacant post in the team they like best, and leaves their own") {
    Authority a = learning(1);
    for (const char* team : {"two", "three", "four", "five", "six", "seven"}) {
        if (std::string(team) != "two") a.teams.push_back({team, ""});
        a.establishment.push_back({"learner", team, 1});
    }
    a.recruitment.advertising_days = 600; // nobody else comes
    Academy academy = academy_of("october");
    academy.choice_of_team_after_months = 3;
    academy.match_log_hazard = -.1;
    State s;
    const Recorded recorded = record_story(a, 1, {block_of(academy)}, CalendarKind::yearly, s);
    REQUIRE(s.roles[0].people.size() == 1);
    const PractitionerId p = s.roles[0].people[0];
    const auto likes = [&](std::uint32_t team) {
        return normal(address(s.random, Purpose::team_liking, person(s, p).who, team));
    };
    std::uint32_t best = 0;
    for (std::uint32_t t = 1; t < 7; ++t)
        if (likes(t) > likes(best)) best = t;
    REQUIRE(best != 0); // with these draws
    CHECK(person(s, p).team == TeamId(best));
    CHECK(arrangement_of(s, p).leaving_log_hazard == Approx(-.1 * (likes(best) - likes(0))));
    CHECK(recorded.measure("lateral_moves", 0, 0) == 1);
    CHECK(recorded.measure("vacancies", 0, 0) == 6);
    academy.choice_of_team_after_months = 0;
    record_story(a, 1, {block_of(academy)}, CalendarKind::yearly, s);
    CHECK(person(s, s.roles[0].people[0]).team == TeamId(0u));
}

TEST_CASE("sessions with a practice educator make up for those a line manager misses") {
    Authority a = learning(4);
    a.supervision = SupervisionParameters{};
    a.ladder.roles[1].supervision_span = 0; // nobody supervises
    Academy academy = academy_of("october");
    academy.practice_educators_per_learner = .1;
    academy.educator_interval_weeks = 2;
    academy.educator_sessions_in_4_weeks = 20;
    State s;
    const Recorded recorded = record_story(a, 1, {block_of(academy)}, CalendarKind::yearly, s);
    CHECK(recorded.measure("supervision_held_share", 0, 0) == 0);
    CHECK(recorded.measure("educator_sessions", 0, 0) == 4 * 25); // every 14 of 355 days
    academy.educator_sessions_in_4_weeks = 5;                     // a quarter of what they are due
    const double few = record_story(a, 1, {block_of(academy)}).measure("educator_sessions", 0, 0);
    CHECK((few > 5 && few < 45));
}

TEST_CASE("an academy's managers hold learners' sessions as far as they have time") {
    Authority a = learning(4);
    a.supervision = SupervisionParameters{};
    a.ladder.roles[1].supervision_span = 0; // nobody else supervises
    Academy academy = academy_of("october");
    academy.managers_per_learner = .25;
    academy.manager_sessions_in_4_weeks = 16; // four for each, as many as are due at first
    academy.manager_gbp_per_year = 1000;
    const auto learners_missed = [&] {
        return lines_with(record_story(a, 1, {block_of(academy)}).diary, "not supervised n").size();
    };
    CHECK(learners_missed() == 0);
    academy.manager_sessions_in_4_weeks = 8; // half of what is due in the first six weeks
    const std::size_t some = learners_missed();
    CHECK((some > 0 && some < 4 * 6));
    academy.manager_sessions_in_4_weeks = 0;
    CHECK(learners_missed() > 4 * 20);
}

TEST_CASE("whoever supervises beside cases takes so many of the newly qualified, and only them") {
    Authority a = learning(6);
    add_role(a, "worker", 1, 1);
    a.supervision = SupervisionParameters{};
    a.ladder.roles[1].supervision_span = 0;
    ProtectedTime time;
    time.roles = {"worker"};
    time.places = 1;
    time.supervises_newly_qualified = 3;
    Block block;
    block.start = Date{2022, 12, 1}; // nobody is newly qualified before October
    block.protected_time = time;
    const Recorded recorded = record_story(a, 1, {block});
    std::vector<std::string> supervised;
    for (const std::string& line : lines_with(recorded.diary, " supervised "))
        if (line.find("not supervised") == std::string::npos)
            supervised.push_back(line.substr(line.rfind(' ')));
    std::sort(supervised.begin(), supervised.end());
    supervised.erase(std::unique(supervised.begin(), supervised.end()), supervised.end());
    CHECK(supervised == std::vector<std::string>{" n0", " n1", " n2"});
}

TEST_CASE("protected time is held by so many, costs to the penny and makes the norm smaller") {
    Authority a;
    add_role(a, "worker", 5, 5);
    a.teams[0].kind = "help";
    a.ladder.roles[0].caseload_norm = 16;
    a.casework = *at_work(1).casework;
    a.casework->stages[0].duration = fixed_law(.1); // what is held already is not taken away
    State s;
    const Recorded recorded =
        record_story(a, 2, {block_of(two_places("worker"))}, CalendarKind::yearly, s);
    REQUIRE(holders(s).size() == 2);
    CHECK(recorded.measure("protected_places", 0, 0) == 2);
    CHECK(recorded.measure("protected_time_cost", 1, 1) == Approx(2000).margin(.011));
    for (PractitionerId p : s.roles[0].people) {
        const bool holds = s.protected_place[p.index()].which == 0;
        CHECK(worker(s, p).norm == (holds ? 1200 : 1600));
        CHECK(worker(s, p).cases == (holds ? 18 : 24)); // 1.5 times
    }
}

TEST_CASE("a place passes on to the next in line when its holder leaves or changes role") {
    Authority a;
    add_role(a, "worker", 3, 3, Filling::advertised);
    ProtectedTime time = two_places("worker");
    State early, late;
    record_story(a, .01, {block_of(time)}, CalendarKind::yearly, early);
    const auto first = holders(early);
    leaves_after(a, "worker", 100, Destination::profession); // all three
    a.staff = {{"worker", "one", 2}};
    a.intakes = {{"november", "worker", "one", 11, 1, 1, false, {}}};
    a.recruitment.advertising_days = 600;
    record_story(a, .5, {block_of(time)}, CalendarKind::yearly, late);
    CHECK(first.size() == 2);
    // Both first holders are gone, and the one who came in November too by now.
    CHECK(late.roles[0].people.empty());
    CHECK(holders(late).empty());
    time.minimum_months_in_role = 2;
    a.leaving.to.clear();
    record_story(a, .01, {block_of(time)}, CalendarKind::yearly, early);
    CHECK(holders(early).empty()); // nobody has been in the role for two months
    record_story(a, .5, {block_of(time)}, CalendarKind::yearly, early);
    CHECK(holders(early).size() == 2); // offered again after three
}

TEST_CASE("nobody unwilling holds a place, and all places end with the arrangement") {
    Authority a;
    add_role(a, "worker", 30, 30);
    ProtectedTime time = two_places("worker");
    time.willing_share = 0;
    State s;
    record_story(a, 1, {block_of(time)}, CalendarKind::yearly, s);
    CHECK(holders(s).empty());
    time.willing_share = 1;
    Block block = block_of(time);
    block.end = Date{2023, 4, 1};
    const Recorded recorded = record_story(a, 1, {block}, CalendarKind::yearly, s);
    CHECK(holders(s).empty());
    CHECK(recorded.measure("protected_time_cost", 0, 0) ==
          Approx(2000 * 182 / 365.25).margin(.011));
    for (PractitionerId p : s.roles[0].people) CHECK(arrangement_of(s, p).norm_share == 10'000);
}

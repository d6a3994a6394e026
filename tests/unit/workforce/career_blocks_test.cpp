// What policies do to careers: standing in, advice, preparation, secondments, portfolios,
// probation.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"
#include "workforce/preparation.hpp"

#include <cmath>
#include <map>
#include <set>

using namespace tenure;
using namespace tenure::test;

namespace {

// --- standing in -------------------------------------------------------------------------------

StaffMember member(const std::string& role, int birth_year) {
    StaffMember x;
    x.role = role;
    x.team = "one";
    x.start_date = {2015, 1, 1};
    x.birth_year = birth_year;
    return x;
}

/// Workers, managers who supervise and a principal who does not alone. The young managers are
/// away all the time, on one parental leave after another.
Authority with_principal(int workers, int managers, int young_managers, int span) {
    Authority a;
    add_role(a, "worker", workers, 0, Filling::advertised);
    add_role(a, "manager", managers + young_managers, 0, Filling::advertised);
    add_role(a, "principal", 1, 0, Filling::advertised);
    a.ladder.roles[1].track = Track::management;
    a.ladder.roles[1].supervision_span = span;
    a.ladder.roles[2].stands_in = true;
    for (int k = 0; k < workers; ++k) a.staff_list.push_back(member("worker", 1960));
    for (int k = 0; k < managers; ++k) a.staff_list.push_back(member("manager", 1960));
    for (int k = 0; k < young_managers; ++k) a.staff_list.push_back(member("manager", 1995));
    a.staff_list.push_back(member("principal", 1960));
    a.supervision = SupervisionParameters{};
    a.absence = AbsenceParameters{};
    a.absence->short_spells_per_year = a.absence->long_spells_per_year = 0;
    a.absence->parental_leave_per_year = 1e6;
    a.absence->parental_leave_until_age = 45;
    a.absence->parental_length = fixed_law(1);
    return a;
}

/// Sessions held, by the role of who held them.
class Held final : public Observer {
public:
    void on_event(const State& s, const Event& h) override {
        if (h.kind != EventKind::supervision_held) return;
        for (const RoleState& role : s.roles)
            for (PractitionerId p : role.people)
                if (person(s, p).who.bits == static_cast<std::uint32_t>(h.detail))
                    ++by_role[person(s, p).role.index()];
    }
    std::map<std::size_t, int> by_role;
};

std::map<std::size_t, int> held_by_role(const Authority& a, double years) {
    const Model model = compile(a, {}, CalendarKind::yearly, years);
    State state;
    std::vector<std::int64_t> rows;
    Held held;
    simulate(model, {7, 0}, state, rows, &held);
    return held.by_role;
}

constexpr std::size_t worker_role = 0, manager_role = 1, principal_role = 2;

} // namespace

TEST_CASE(
    "who stands in for managers takes no session while they are there, and all while one is away") {
    Authority a = with_principal(5, 1, 0, 100);
    a.supervision->stand_in_span = 8;
    auto held = held_by_role(a, 2);
    CHECK(held[principal_role] == 0);
    CHECK(held[manager_role] >= 6 * 25);
    a = with_principal(5, 0, 1, 100);
    a.supervision->stand_in_span = 8;
    held = held_by_role(a, 2);
    CHECK(held[principal_role] >= 5 * 25);
    CHECK(held[manager_role] == 0);
    CHECK(held[worker_role] <= 27); // the principal's own, by the longest qualified
}

TEST_CASE("beside another manager without time for it they take what the absent one leaves") {
    Authority a = with_principal(6, 1, 1, 3);
    a.supervision->stand_in_span = 8;
    const auto share = [](const Authority& x) {
        return record_story(x, 4).measure("supervision_held_share", 1, 3);
    };
    CHECK(share(a) > .85);
    a.ladder.roles[2].stands_in = false; // control: a manager is there, so nobody stands in
    CHECK(share(a) == Approx(3. / 8).margin(.02));
    const double without = share(a);
    a.ladder.roles[2].stands_in = true;
    a.supervision->stand_in_span = 0;
    CHECK(share(a) == without);
}

TEST_CASE("somebody stands in while a manager's post is empty") {
    Authority a = with_principal(5, 1, 0, 100);
    a.supervision->stand_in_span = 8;
    a.establishment[1].posts = 2; // one of them empty for good; the manager there has time for all
    CHECK(held_by_role(a, 2)[principal_role] == 0);
    a.ladder.roles[1].supervision_span = 2;
    CHECK(held_by_role(a, 2)[principal_role] > 60);
    a.establishment[1].posts = 1; // control: nobody is missing
    CHECK(held_by_role(a, 2)[principal_role] == 0);
}

TEST_CASE("who supervises the newly qualified only takes nobody else's session") {
    Authority a;
    add_role(a, "nqsw", 3, 3);
    add_role(a, "worker", 3, 3);
    add_role(a, "aspiring", 1, 1);
    a.ladder.roles[0].track = Track::learning;
    a.ladder.roles[2].supervision_span = 30;
    a.supervision = SupervisionParameters{};
    CHECK(record_story(a, 2).measure("supervision_held_share", 1, 1) == 1); // their own are not due
    a.ladder.roles[2].supervises = Supervises::newly_qualified;
    // Three of seven: theirs are due now, and nobody can hold them.
    CHECK(record_story(a, 2).measure("supervision_held_share", 1, 1) == Approx(3. / 7).margin(.02));
}

// --- advice ------------------------------------------------------------------------------------

TEST_CASE("advice lowers what colleagues in the team tire towards, once, while they are there") {
    const auto mean_x = [](double support, int advisers, bool elsewhere) {
        Authority a;
        a.teams = {{"one", ""}, {"two", ""}};
        add_role(a, "worker", 4, 4);
        add_role(a, "adviser", 0, 0);
        a.establishment.push_back({"adviser", elsewhere ? "two" : "one", advisers});
        a.staff.push_back({"adviser", elsewhere ? "two" : "one", static_cast<double>(advisers)});
        a.ladder.roles[1].support_to_team = support;
        a.exhaustion = ExhaustionParameters{};
        a.exhaustion->trait_sd = 0;
        a.exhaustion->level = .2;
        State s;
        record_story(a, 8, {}, CalendarKind::yearly, s);
        double sum = 0;
        for (PractitionerId p : s.roles[0].people) sum += s.exhaustion[p.index()].x;
        return sum / 4;
    };
    const auto logistic = [](double z) { return 1 / (1 + std::exp(-z)); };
    CHECK(mean_x(0, 1, false) == Approx(logistic(.2)));
    CHECK(mean_x(.5, 1, false) == Approx(logistic(-.3)).margin(1e-3));
    CHECK(mean_x(.5, 3, false) == mean_x(.5, 1, false));
    CHECK(mean_x(.5, 1, true) == mean_x(0, 1, true));
}

// --- preparation -------------------------------------------------------------------------------

namespace {

/// A manager leaves on day 100, and who comes after stays.
Authority three_seniors() {
    Authority a = seniors_and_manager(3);
    a.leaving.to[0].tenure_bands.push_back({101 / 365.25, 0});
    return a;
}

/// One place from day 10 on, for 50 days.
Block programme(double places = 1) {
    Block b;
    Preparation& p = b.preparation.emplace();
    p.roles = {"senior"};
    p.to = {"manager"};
    p.dates = {{10, 11}};
    p.places_per_year = places;
    p.months = 50 / (365.25 / 12);
    return b;
}

/// Who follows the programme and who becomes manager, in each of so many replications.
struct Fate {
    std::uint32_t prepares = 0, manages = 0;
};

class FateBook final : public Observer {
public:
    void on_event(const State& s, const Event& h) override {
        const std::uint32_t who = h.who ? person(s, h.who).who.bits : 0;
        if (h.kind == EventKind::preparation_begun) fate.prepares = who;
        if (h.kind == EventKind::role_changed && fate.manages == 0) fate.manages = who;
    }
    Fate fate;
};

std::vector<Fate> fates(const Authority& a, const Block& block) {
    const Model model = compile(a, {"policy", "", "", {block}}, CalendarKind::yearly, .6);
    State state;
    std::vector<Fate> all;
    for (std::uint32_t r = 0; r < 40; ++r) {
        std::vector<std::int64_t> rows;
        FateBook book;
        simulate(model, {7, r}, state, rows, &book);
        all.push_back(book.fate);
    }
    return all;
}

int prepared_and_managing(const std::vector<Fate>& all) {
    int both = 0;
    for (const Fate& f : all) both += f.manages != 0 && f.prepares == f.manages;
    return both;
}

} // namespace

TEST_CASE("a place goes to whoever has the number for it, wherever they stand in the list") {
    std::set<std::uint32_t> chosen;
    for (const Fate& f : fates(three_seniors(), programme())) chosen.insert(f.prepares);
    CHECK(chosen.size() == 3);
    CHECK(chosen.count(0) == 0);
}

TEST_CASE("with enough merit whoever was prepared is appointed; with none they have their chance") {
    Block block = programme();
    block.preparation->merit_sd = 50;
    CHECK(prepared_and_managing(fates(three_seniors(), block)) == 40);
    block.preparation->merit_sd = 0;
    const int by_chance = prepared_and_managing(fates(three_seniors(), block)); // control
    CHECK(by_chance > 4);
    CHECK(by_chance < 26);
}

TEST_CASE("odds of applying rise for whoever was prepared") {
    Authority a = three_seniors();
    a.ladder.progressions[0].application_probability = .02;
    Block block = programme();
    CHECK(prepared_and_managing(fates(a, block)) < 10);
    block.preparation->application_odds = 1e6;
    CHECK(prepared_and_managing(fates(a, block)) > 30);
}

TEST_CASE("a programme takes its time off the caseload, costs its places, and ends") {
    Authority a = three_seniors();
    a.ladder.roles[0].caseload_norm = 10;
    a.casework = CaseworkParameters{};
    Block block = programme(2);
    block.preparation->study_days_per_year = 101.2; // of 253
    block.preparation->cost_gbp_per_place = 700;
    const auto norms = [&](double days) {
        State s;
        record_story(a, days / 365.25, {block}, CalendarKind::yearly, s);
        std::multiset<int> all;
        for (PractitionerId p : s.roles[0].people) all.insert(worker(s, p).norm);
        return all;
    };
    CHECK(norms(5) == std::multiset<int>{1000, 1000, 1000});
    CHECK(norms(30) == std::multiset<int>{600, 600, 1000});
    CHECK(norms(70) == std::multiset<int>{1000, 1000, 1000});
    const Recorded recorded = record_story(a, .9, {block});
    CHECK(recorded.measure("courses_gbp", 0, 0) == 1400);
    CHECK(lines_with(recorded.diary, "10.00 prepares").size() == 2);
    CHECK(lines_with(recorded.diary, "60.00 prepared").size() == 2);
}

TEST_CASE("places are shared among the cohorts of a year, and nobody follows a programme twice") {
    Authority a = three_seniors();
    Block block = programme(3);
    block.preparation->dates = {{10, 11}, {10, 21}};
    const Recorded recorded = record_story(a, 1.9, {block});
    CHECK(lines_with(recorded.diary, "10.00 prepares").size() == 1);
    CHECK(lines_with(recorded.diary, "20.00 prepares").size() == 2);
    CHECK(lines_with(recorded.diary, "prepares").size() == 3);
}

TEST_CASE("to be prepared takes mismatch off, as if it did nothing") {
    Authority a = three_seniors();
    a.population.practice_aspiration_share = 1;
    a.population.management_aspiration_share = 0;
    a.recruitment.reluctant_application = 1;
    LeavingDestination to;
    to.destination = Destination::agency;
    to.rate_per_year = .3;
    a.leaving.to.push_back(to);
    a.leaving.mismatch_log_hazard = 2;
    const auto story = [&](double factor) {
        Block block = programme(3);
        block.preparation->mismatch_factor = factor;
        return record_story(a, 8, {block}).diary;
    };
    const Lines none = story(0), all = story(1);
    a.leaving.mismatch_log_hazard = 0;
    CHECK(none == story(1));
    CHECK(none != all); // control
}

// --- secondments -------------------------------------------------------------------------------

namespace {

/// A worker, and a senior who leaves on day 100. A round takes 42 days, a colleague's notice 28.
Authority one_secondment() {
    Authority a;
    add_role(a, "worker", 1, 1, Filling::advertised);
    add_role(a, "senior", 1, 1, Filling::advertised);
    add_progression(a, "worker", "senior", ProgressionKind::lateral);
    a.ladder.progressions[0].application_probability = 1;
    a.ladder.progressions[0].secondment = fixed_law(60 / 365.25);
    a.ladder.roles[0].pay_points = 5;
    a.ladder.roles[0].pay_minimum_gbp_per_year = 30000;
    a.ladder.roles[0].pay_maximum_gbp_per_year = 34000;
    a.recruitment.inside_appointable = 1;
    leaves_after(a, "senior", 100, Destination::profession);
    a.leaving.to[0].tenure_bands.push_back({101 / 365.25, 0});
    return a;
}

} // namespace

TEST_CASE("who is seconded comes back to their post, which nobody else has been sought for") {
    State s;
    const Recorded recorded =
        record_story(one_secondment(), 260 / 365.25, {}, CalendarKind::yearly, s);
    CHECK(recorded.diary == Lines{"100.00 left i1 p1", "100.00 vacated i1 p1",
                                  "170.00 seconded i0 p1", "170.00 vacated i0 p0",
                                  "170.00 filled i0 p1", "170.00 role i0 p1",
                                  "230.00 returns i0 p0", "230.00 vacated i0 p1",
                                  "230.00 filled i0 p0", "230.00 role i0 p0"});
    CHECK(recorded.measure("rounds", 0, 0) == 2); // both for the senior's post
    CHECK(recorded.measure("vacancies", 0, 0) == 1);
    CHECK(recorded.measure("lateral_moves", 0, 0) == 1);
    const Practitioner& x = person(s, s.posts[0].holder);
    CHECK(x.in_role_since == study_start);
    CHECK(x.competes);
}

TEST_CASE("a post that was to go and stays is not advertised while its holder is to be seconded") {
    Block fewer; // from day 143, the day after the appointment, to day 150
    fewer.start = Date{2023, 2, 21};
    fewer.end = Date{2023, 2, 28};
    fewer.establishment = EstablishmentChange{"worker", "one", -1};
    const Recorded recorded = record_story(one_secondment(), 260 / 365.25, {fewer});
    CHECK(recorded.measure("rounds", 0, 0) == 2); // both for the senior's post
    CHECK(lines_with(recorded.diary, "230.00 returns") == Lines{"230.00 returns i0 p0"});
}

TEST_CASE("when a freeze ends nobody is sought for the post of whoever is to be seconded") {
    Block freeze; // of their own family; from day 143, the day after the appointment, to day 150
    freeze.start = Date{2023, 2, 21};
    freeze.end = Date{2023, 2, 28};
    freeze.vacancy_freeze = VacancyFreeze{{"worker"}};
    const Recorded recorded = record_story(one_secondment(), 260 / 365.25, {freeze});
    CHECK(recorded.measure("rounds", 0, 0) == 2); // both for the senior's post
    CHECK(lines_with(recorded.diary, "230.00 returns") == Lines{"230.00 returns i0 p0"});
}

TEST_CASE("if who is seconded leaves, their own post is advertised too") {
    Authority a = one_secondment();
    a.leaving.to[0].tenure_bands.push_back({200 / 365.25, 1});
    State s;
    const Recorded recorded = record_story(a, 235 / 365.25, {}, CalendarKind::yearly, s);
    CHECK(lines_with(recorded.diary, "200.00") ==
          Lines{"200.00 left i0 p1", "200.00 vacated i0 p1", "200.00 kept no longer i0 p0"});
    CHECK(recorded.measure("rounds", 0, 0) == 3);
    CHECK(recorded.measure("vacancies", 0, 0) == 2);
    CHECK(lines_with(recorded.diary, "returns").empty());
}

TEST_CASE("a colleague who would come for good goes before one on secondment") {
    Authority a = one_secondment();
    add_progression(a, "worker", "senior", ProgressionKind::vacancy);
    a.ladder.progressions[1].application_probability = 1;
    const Recorded recorded = record_story(a, 260 / 365.25);
    CHECK(lines_with(recorded.diary, "seconded").empty());
    CHECK(lines_with(recorded.diary, "170.00 role i0 p1").size() == 1);
}

// --- portfolios, probation, posts ------------------------------------------------------------

TEST_CASE(
    "kinds of evidence are gathered at once, items of a kind in turn, and coaching speeds all") {
    Authority a = one_progression(ProgressionKind::panel);
    Progression& way = a.ladder.progressions[0];
    way.evidence = {{"summaries", 2, fixed_law(1.0 / 12)}, {"report", 1, fixed_law(1.5 / 12)}};
    CHECK(lines_with(record_story(a, 1).diary, "submitted") == Lines{"60.88 submitted i0"});
    Block coached;
    coached.coaching = Coaching{{"lower"}, 2, 1, 0};
    CHECK(lines_with(record_story(a, 1, {coached}).diary, "submitted") ==
          Lines{"30.44 submitted i0"});
    way.evidence[0].items = 1;
    CHECK(lines_with(record_story(a, 1).diary, "submitted") == Lines{"45.66 submitted i0"});
}

TEST_CASE("a first year waits for probation, and whoever fails it leaves") {
    Authority a = one_progression(ProgressionKind::completion);
    Progression& way = a.ladder.progressions[0];
    way.programme_months = 12;
    way.probation_months = 6;
    CHECK(record_story(a, 2).diary == Lines{"365.25 role i0 p0"});
    way.probation_months = 18;
    CHECK(record_story(a, 2).diary == Lines{"547.88 role i0 p0"});
    way.probation_pass_probability = 0;
    filling_of(a, "lower").filling = Filling::after_delay;
    filling_of(a, "lower").delay = fixed_law(9);
    CHECK(lines_with(record_story(a, 2).diary, "547.88") ==
          Lines{"547.88 programme failed i0", "547.88 left i0 p0", "547.88 vacated i0 p0"});
}

TEST_CASE(
    "registration is renewed on a date; whoever lets it lapse hands over until it is restored") {
    Authority a;
    add_role(a, "worker", 1, 1);
    a.ladder.roles[0].caseload_norm = 10;
    a.supervision = SupervisionParameters{};
    a.start_date = {2022, 10, 1};
    RegistrationParameters& r = a.registration.emplace();
    r.first = {2020, 11, 30}; // 60 days after the start, and two years later again
    r.lapse_probability = 1;
    r.lapse = fixed_law(20 / 365.25);
    const auto there = [&](double days) {
        State s;
        record_story(a, days / 365.25, {}, CalendarKind::yearly, s);
        return worker(s, s.posts[0].holder).share;
    };
    CHECK(lines_with(record_story(a, 2.5).diary, "lapses") ==
          Lines{"60.00 lapses i0 p0", "791.00 lapses i0 p0"});
    CHECK(lines_with(record_story(a, 2.5).diary, "restored") ==
          Lines{"80.00 restored i0 p0", "811.00 restored i0 p0"});
    CHECK(there(59) == 100);
    CHECK(there(70) == 0);
    CHECK(there(81) == 100);
    r.lapse_probability = 0;
    CHECK(lines_with(record_story(a, 2.5).diary, "lapses").empty());
    r.lapse_probability = r.leaving_probability = 1;
    CHECK(lines_with(record_story(a, .3).diary, "60.00")[1] == "60.00 left i0 p0");
}

TEST_CASE("posts come in each team that has posts of a family, or that is of a kind") {
    Authority a;
    a.teams = {{"one", "", "help"}, {"two", "", "help"}, {"three", "", "care"}};
    add_role(a, "worker", 2, 2, Filling::advertised);
    add_role(a, "manager", 1, 1, Filling::advertised);
    a.establishment.push_back({"manager", "three", 1});
    Block block;
    block.establishment = EstablishmentChange{"worker", "", 2, "manager"};
    const auto teams_of_posts = [&] {
        State s;
        record_story(a, .1, {block}, CalendarKind::yearly, s);
        std::multiset<std::size_t> teams;
        for (const Post& x : s.posts)
            if (x.family == FamilyId(0u)) teams.insert(x.team.index());
        return teams;
    };
    CHECK(teams_of_posts() == std::multiset<std::size_t>{0, 0, 0, 0, 2, 2});
    block.establishment = EstablishmentChange{"worker", "", 1, "", "help"};
    CHECK(teams_of_posts() == std::multiset<std::size_t>{0, 0, 0, 1});
}

// Cases from referral to closing, step by step, and what a change of worker does.
#include "tests/catch.hpp"
#include "tests/unit/workforce/small.hpp"
#include "workforce/casework.hpp"
#include "workforce/workload.hpp"

#include <algorithm>
#include <cmath>
#include <map>

using namespace tenure;
using namespace tenure::test;

namespace {

const CaseId first(0u), second(1u), third(2u), fourth(3u);
const PractitionerId ann(0u), ben(1u), cas(2u);

Stage stage(const std::string& name, const std::string& kind, double years) {
    Stage x;
    x.name = name;
    x.team_kind = kind;
    x.duration = fixed_law(years);
    return x;
}

/// Three workers of a team, each with room for two cases; a manager; another team with one worker.
/// Nobody is referred by itself.
Authority three_workers() {
    Authority a;
    a.teams = {{"one", "", "help"}, {"two", "", "care"}};
    add_role(a, "worker", 3, 3);
    add_role(a, "manager", 1, 1);
    add_role(a, "carer", 0, 0);
    a.ladder.roles[0].caseload_norm = 2;
    a.ladder.roles[2].caseload_norm = 2;
    a.establishment.push_back({"carer", "two", 1});
    a.staff.push_back({"carer", "two", 1});
    CaseworkParameters c;
    c.cap_share = 1;
    c.services = {{"children", "", 0, {}, "help"}};
    c.stages = {stage("help", "help", 1), stage("care", "care", 1)};
    a.casework = c;
    return a;
}

/// The authority on its first day, to be led by hand.
struct Led {
    explicit Led(const Authority& a) : model(compile(a, {}, CalendarKind::yearly, 50)) {
        std::vector<std::int64_t> rows;
        simulate(model, {7, 0}, s, rows);
        s.now = study_start;
        s.agenda.begin(model.horizon, 100);
    }
    void refer(int children) {
        for (int k = 0; k < children; ++k) casework::refer(s, 0);
    }
    /// Of the next child referred.
    CaseId next_place() const {
        const State& all = s;
        return all.free_cases.empty() ? CaseId(all.cases_known) : all.free_cases.back();
    }
    std::int64_t counted(Count c) const { return s.counted[column(c)]; }
    std::uint32_t cases(PractitionerId p) const { return worker(s, p).cases; }
    std::uint32_t waiting(TeamId team) { return team_of(s, team).waiting; }
    PractitionerId holder(CaseId c) { return case_of(s, c).worker; }

    Model model;
    State s;
};

std::int64_t sum_of(const std::vector<std::int64_t>& rows, std::size_t columns, std::size_t c) {
    std::int64_t sum = 0;
    for (std::size_t i = c; i < rows.size(); i += columns) sum += rows[i];
    return sum;
}

const TeamId one(0u), two(1u);

Authority with_next(const std::string& to) {
    Authority a = three_workers();
    a.casework->stages[0].next = {{to, 1}};
    return a;
}

} // namespace

TEST_CASE("a case goes to whoever has most room; of two with the same, to the lower name") {
    Led x(three_workers());
    x.refer(2);
    CHECK(x.holder(first) == ann);
    CHECK(x.holder(second) == ben);
    workload::set_share(x.s, ben, 0);
    workload::set_share(x.s, cas, 0);
    x.refer(1);
    CHECK(x.holder(third) == ann);
    CHECK(x.s.workers[ann.index()].load == 200);
    CHECK(x.counted(Count::worker_changes) == 0);
}

TEST_CASE(
    "beyond the cap cases wait, unallocated, and the one that has waited longest goes first") {
    Led x(three_workers());
    x.refer(8);
    CHECK((x.cases(ann) == 2 && x.cases(ben) == 2 && x.cases(cas) == 2));
    CHECK(x.waiting(one) == 2);
    x.s.now += whole_days(3);
    casework::step(x.s, first); // closes
    CHECK(x.holder(CaseId(6u)) == ann);
    CHECK(!x.holder(CaseId(7u)));
    CHECK(x.waiting(one) == 1);
    CHECK(x.counted(Count::cases_waited) == 1);
    CHECK(x.counted(Count::wait_hours) == 72);
    CHECK(x.counted(Count::cases_closed) == 1);
    CHECK(x.counted(Count::worker_changes) == 0);
    casework::Mechanism::record_period_stocks(x.s);
    CHECK(x.s.counted[column(Stock::open_cases)] == 7);
    CHECK(x.s.counted[column(Stock::waiting_cases)] == 1);
    CHECK(x.s.counted[column(Stock::held_cases)] == 6);
    CHECK(x.s.counted[column(Stock::case_holder_fte)] == 300);
}

TEST_CASE("a heavy case at the head of the queue is not overtaken by a lighter one behind it") {
    Authority a = with_next("later");
    a.casework->stages.push_back(stage("later", "help", 1));
    a.casework->stages[0].weight = 1.5;
    Led x(a);
    x.refer(5);
    REQUIRE(x.waiting(one) == 2);    // the fourth and the fifth
    casework::step(x.s, CaseId(4u)); // lighter now, but behind the other
    CHECK(x.waiting(one) == 2);
    casework::step(x.s, first); // there is room for 1 now
    CHECK(x.waiting(one) == 2);
    casework::step(x.s, fourth); // the head fits, then the one behind it does not
    CHECK(x.holder(fourth) == ann);
    CHECK(x.waiting(one) == 1);
    casework::step(x.s, second);
    CHECK(x.holder(CaseId(4u)) == ben);
}

/// Ann learns; a case of the first stage, closed to learners or not, goes on to the second.
Authority with_learner(bool closed, bool second_closed) {
    Authority a = with_next("later");
    a.casework->stages.push_back(stage("later", "help", 1));
    a.casework->stages[0].closed_to_learners = closed;
    a.casework->stages[2].closed_to_learners = second_closed;
    a.ladder.roles[0].track = Track::learning;
    add_role(a, "experienced", 0, 0);
    a.ladder.roles.back().caseload_norm = 2;
    return a;
}

/// Ben and Cas have done with learning.
void qualify(Led& x) {
    for (const PractitionerId p : {ben, cas}) {
        person(x.s, p).role = RoleId(3u);
        workload::set_share(x.s, p, 100);
    }
}

TEST_CASE("a stage closed to learners passes them over; whose case comes to it keeps it") {
    Led open(with_learner(false, true));
    qualify(open);
    open.refer(1);
    CHECK(open.holder(first) == ann); // control: nothing is closed yet
    casework::step(open.s, first);
    CHECK(open.holder(first) == ann); // jointly
    Led x(with_learner(true, false));
    qualify(x);
    x.refer(2);
    CHECK(x.holder(first) == ben);
    CHECK(x.holder(second) == cas);
    x.refer(3);
    CHECK(x.cases(ann) == 0);
    CHECK(x.waiting(one) == 1);
}

TEST_CASE("who waits for somebody experienced does not hold up those behind") {
    Led x(with_learner(true, false));
    qualify(x);
    x.refer(6); // four are held, two wait
    REQUIRE(x.waiting(one) == 2);
    casework::step(x.s, CaseId(5u)); // the last waits in a stage that is open to learners now
    casework::give_waiting(x.s, one);
    CHECK(x.holder(CaseId(5u)) == ann);
    CHECK(x.waiting(one) == 1);
    CHECK_FALSE(x.holder(CaseId(4u)));
}

TEST_CASE("a stage of the same kind keeps team and worker, and may change the weight") {
    Authority a = with_next("later");
    a.casework->stages.push_back(stage("later", "help", 1));
    a.casework->stages.back().weight = .5;
    Led x(a);
    x.refer(7);
    REQUIRE(x.waiting(one) == 1);
    casework::step(x.s, first);
    CHECK(x.holder(first) == ann);
    CHECK(worker(x.s, ann).load == 150);
    CHECK(x.waiting(one) == 1);
    casework::step(x.s, fourth);         // the other case of theirs
    CHECK(worker(x.s, ann).load == 200); // two of weight .5 and the one that waited
    CHECK(x.waiting(one) == 0);
    CHECK(x.counted(Count::worker_changes) == 0);
}

TEST_CASE("a stage of another kind moves the child to another team and worker") {
    Led x(with_next("care"));
    x.refer(7);
    REQUIRE(x.waiting(one) == 1);
    casework::step(x.s, first);
    CHECK(case_of(x.s, first).team == two);
    CHECK(x.holder(first) == PractitionerId(4u));
    CHECK(x.waiting(one) == 0); // the room they left was given to the one that waited
    CHECK(x.counted(Count::worker_changes) == 1);
    CHECK(x.counted(Count::changes_by_leaving) == 0);
}

TEST_CASE("handed over cases go to colleagues, never back to the giver, and count once") {
    Led x(three_workers());
    x.refer(5);
    REQUIRE(x.cases(ann) == 2);
    casework::hand_over(x.s, ann, true);
    CHECK(x.cases(ann) == 0);
    CHECK(worker(x.s, ann).load == 0);
    CHECK(x.holder(first) == cas);
    CHECK(x.waiting(one) == 1); // there was room for one of the two
    CHECK(x.counted(Count::worker_changes) == 1);
    CHECK(x.counted(Count::changes_by_leaving) == 1);
    casework::step(x.s, second); // makes room, with Ben and with Ann, who has most
    CHECK(x.holder(fourth) == ann);
    CHECK(x.counted(Count::worker_changes) == 1); // the same worker again: no change
}

TEST_CASE("a change after an absence is not one because the worker left") {
    Led x(three_workers());
    x.refer(1);
    casework::hand_over(x.s, ann);
    CHECK(x.holder(first) == ben);
    CHECK(x.counted(Count::worker_changes) == 1);
    CHECK(x.counted(Count::changes_by_leaving) == 0);
}

TEST_CASE("managers are never given cases") {
    Authority a = three_workers();
    a.casework->cap_share = 10;
    Led x(a);
    x.refer(60);
    CHECK(x.cases(PractitionerId(3u)) == 0);
    CHECK(x.cases(ann) == 20);
}

TEST_CASE("a change of worker delays the stage, by nothing if the delay is 0") {
    for (double delay : {0., 30.}) {
        Authority a = three_workers();
        a.casework->delay_days_per_change = delay;
        Led x(a);
        x.refer(1);
        const Instant due = case_of(x.s, first).due;
        CHECK(due == study_start + years(1));
        casework::hand_over(x.s, ann);
        CHECK(case_of(x.s, first).due == due + days(delay));
    }
}

TEST_CASE("a child with two changes within a year has had three workers") {
    Authority a = three_workers();
    a.casework->stages[0].looked_after = true;
    Led x(a);
    x.refer(2);
    x.s.now += whole_days(10);
    casework::hand_over(x.s, ann);
    x.s.now += whole_days(10);
    casework::hand_over(x.s, x.holder(first));
    for (auto [day, three] : {std::pair{20, 1}, {370, 1}, {376, 0}}) {
        x.s.now = study_start + whole_days(day);
        casework::Mechanism::record_period_stocks(x.s);
        CHECK(x.s.counted[column(Stock::looked_after)] == 2);
        CHECK(x.s.counted[column(Stock::looked_after_3_workers)] == three);
    }
}

TEST_CASE("a closed case comes back as another episode of the same child, and its place is used "
          "again otherwise") {
    for (double again : {0., .999999}) {
        Authority a = three_workers();
        a.casework->rereferral_probability = again;
        a.casework->rereferral_delay = fixed_law(.5);
        Led x(a);
        x.refer(1);
        const Entity child = case_of(x.s, first).child;
        casework::step(x.s, first);
        CHECK(x.s.free_cases.size() == (again > 0 ? 0 : 1));
        if (again == 0) continue;
        CHECK(case_of(x.s, first).due == study_start + years(.5));
        casework::hand_over(x.s, ann);
        casework::step(x.s, first);
        CHECK(case_of(x.s, first).child == child);
        CHECK(case_of(x.s, first).visit == 1);
        CHECK(x.counted(Count::referrals) == 2);
        CHECK(x.counted(Count::worker_changes) == 0); // the first worker of an episode
    }
}

TEST_CASE("odds of coming back rise with changes of worker as they are said to") {
    Authority a = three_workers();
    a.casework->rereferral_probability = .2;
    a.casework->rereferral_delay = fixed_law(.5);
    a.casework->rereferral_log_odds_per_change = std::log(2);
    const int children = 20'000;
    for (auto [changes, expected] : {std::pair{0, .2}, {1, 1. / 3}, {2, .5}}) {
        Led x(a);
        int back = 0;
        for (int k = 0; k < children; ++k) {
            const CaseId c = x.next_place();
            x.refer(1);
            for (int i = 0; i < changes; ++i) casework::hand_over(x.s, x.holder(c));
            casework::step(x.s, c);
            back += case_of(x.s, c).due != never;
        }
        const double share = static_cast<double>(back) / children;
        CHECK(std::fabs(share - expected) < 4 * std::sqrt(.25 / children));
    }
}

TEST_CASE("less demand keeps some of the children, more demand adds others") {
    const int children = 20'000;
    const double error = 4 * std::sqrt(.25 / children);
    std::vector<std::uint32_t> kept_before;
    for (double demand : {1., .6, .3}) {
        Led x(three_workers());
        x.s.policy_effects.demand[0] = demand;
        x.refer(children);
        CHECK(std::fabs(static_cast<double>(x.s.cases_known) / children - demand) < error);
        std::vector<std::uint32_t> kept;
        for (std::size_t i = 0; i < x.s.cases_known; ++i) kept.push_back(x.s.cases[i].child.bits);
        if (demand < 1) // who stays where demand is lower stays where it is higher
            CHECK(std::includes(kept_before.begin(), kept_before.end(), kept.begin(), kept.end()));
        kept_before = kept;
    }
    for (double demand : {.5, 1., 1.5, 3.}) {
        Led x(three_workers());
        x.s.policy_effects.demand[0] = demand;
        for (int k = 0; k < children; ++k) casework::refer(x.s, 1);
        const double expected = std::max(0., (demand - 1) / 2);
        CHECK(std::fabs(static_cast<double>(x.s.cases_known) / children - expected) < error);
        if (expected == 0) continue;
        CHECK((case_of(x.s, first).child.bits & 0x0f000000u) == 8u << 24);
        CHECK(case_of(x.s, first).team == one);
    }
}

TEST_CASE("the stream of added children is as long as the most that can be added") {
    Authority a = three_workers();
    a.casework->services[0].referrals_per_year = 1000;
    a.casework->stages[0].duration = fixed_law(.001);
    Model model = compile(a, {}, CalendarKind::yearly, 10);
    model.casework.demand_may_rise = true;
    State s;
    std::vector<std::int64_t> rows;
    simulate(model, {7, 0}, s, rows);
    CHECK(std::fabs(s.services[0].referred - 10'000.) < 4 * 100);
    CHECK(std::fabs(s.services[1].referred - 20'000.) < 4 * 142);
    CHECK(std::fabs(static_cast<double>(
                        sum_of(rows, raw_columns(model.roles.size()), column(Count::referrals))) -
                    10'000.) < 4 * 100); // none of them comes while demand is as it was
}

// --- whole replications -------------------------------------------------------------------------

namespace {

/// Cases that a leaver holds when they go.
struct Leaving final : Observer {
    void on_event(const State& s, const Event& h) override {
        if (h.kind == EventKind::practitioner_left) held += worker(s, h.who).cases;
    }
    std::int64_t held = 0;
};

} // namespace

TEST_CASE("one worker leaves on day 100: each of their open cases changes worker once") {
    Authority a = three_workers();
    add_role(a, "goes", 1, 1, Filling::after_delay);
    filling_of(a, "goes").delay = fixed_law(10);
    a.ladder.roles.back().caseload_norm = 60;
    a.ladder.roles[0].caseload_norm = 60;
    leaves_after(a, "goes", 100, Destination::agency);
    a.casework->services[0].referrals_per_year = 40;
    a.casework->stages[0].duration = fixed_law(3);
    const Model model = compile(a, {}, CalendarKind::yearly, 2);
    const std::size_t columns = raw_columns(model.roles.size());
    State s;
    std::int64_t all = 0;
    for (std::uint32_t r = 0; r < 10; ++r) {
        std::vector<std::int64_t> rows;
        Leaving leaving;
        simulate(model, {7, r}, s, rows, &leaving);
        CHECK(leaving.held > 5);
        CHECK(sum_of(rows, columns, column(Count::worker_changes)) == leaving.held);
        CHECK(sum_of(rows, columns, column(Count::changes_by_leaving)) == leaving.held);
        all += leaving.held;
    }
    CHECK(all > 200); // of about 120 open cases they had a quarter
}

namespace {

/// Referrals by calendar month of one year from 15 January on, and what is expected of each.
std::vector<double> by_month(const Authority& a, std::uint32_t replications) {
    const Model model = compile(a, {}, CalendarKind::official, 1);
    const std::size_t columns = raw_columns(model.roles.size());
    std::vector<double> sums(model.periods.size(), 0.);
    State s;
    for (std::uint32_t r = 0; r < replications; ++r) {
        std::vector<std::int64_t> rows;
        simulate(model, {11, r}, s, rows);
        for (std::size_t p = 0; p < sums.size(); ++p)
            sums[p] += static_cast<double>(rows[p * columns + column(Count::referrals)]);
    }
    return sums;
}

std::vector<double> expected_by_month(const Authority& a, std::size_t shift) {
    std::vector<double> all;
    Instant from = study_start;
    std::size_t month = a.start_date.month - 1;
    for (const Period& p : periods(CalendarKind::official, a.start_date, 1)) {
        const Service& service = a.casework->services[0];
        all.push_back(service.referrals_per_year * service.monthly[(month + shift) % 12] *
                      in_years(p.end - from));
        from = p.end;
        month = (month + 1) % 12;
    }
    return all;
}

double largest_z(const std::vector<double>& seen, const std::vector<double>& expected, double n) {
    double most = 0;
    for (std::size_t i = 0; i < seen.size(); ++i)
        most = std::max(most, std::fabs(seen[i] - n * expected[i]) / std::sqrt(n * expected[i]));
    return most;
}

} // namespace

TEST_CASE("referrals follow the seasons, month by month (|z| < 4, false alarm 6e-5 each)") {
    Authority a = three_workers();
    a.start_date = {2023, 1, 15};
    a.casework->services[0].referrals_per_year = 300;
    a.casework->services[0].monthly = {1.2, 1.1, 1.3, .9, 1, 1.1, 1, .5, .9, 1.1, 1.2, .7};
    a.casework->stages[0].duration = fixed_law(.01);
    const auto seen = by_month(a, 300);
    CHECK(largest_z(seen, expected_by_month(a, 0), 300) < 4);
    CHECK(largest_z(seen, expected_by_month(a, 1), 300) > 8); // control
}

TEST_CASE("referrals grow month by month as they are said to (|z| < 4, false alarm 6e-5 each)") {
    Authority a = three_workers();
    a.start_date = {2023, 1, 1};
    a.casework->services[0].referrals_per_year = 300;
    a.casework->services[0].growth_per_year = .5;
    a.casework->stages[0].duration = fixed_law(.01);
    const auto seen = by_month(a, 300);
    a.casework->services[0].monthly.assign(12, 1);
    auto steady = expected_by_month(a, 0), grown = steady;
    Instant from = study_start;
    std::size_t m = 0;
    for (const Period& p : periods(CalendarKind::official, a.start_date, 1)) {
        grown[m++] *= std::pow(1.5, in_years(from - study_start) + 1. / 24);
        from = p.end;
    }
    CHECK(largest_z(seen, grown, 300) < 4);
    CHECK(largest_z(seen, steady, 300) > 8); // control
}

TEST_CASE("a month without referrals has none, and the stream goes on after it") {
    Authority a = three_workers();
    a.start_date = {2023, 1, 1};
    a.casework->services[0].referrals_per_year = 300;
    a.casework->services[0].monthly = {2, 2, 2, 0, 0, 2, 0, 0, 0, 2, 2, 0};
    const auto seen = by_month(a, 20);
    for (std::size_t m = 0; m < 12; ++m)
        CHECK((seen[m] > 0) == (a.casework->services[0].monthly[m] > 0));
}

namespace {

/// What becomes of each child, and when; not by whom.
struct Journeys final : Observer {
    void on_event(const State& s, const Event& h) override {
        if (h.kind != EventKind::case_given && h.kind != EventKind::case_waits &&
            h.kind != EventKind::case_moved_on && h.kind != EventKind::case_closed)
            return;
        const Case& x = s.cases[static_cast<std::size_t>(h.detail)];
        auto& steps = journey[x.child.bits];
        const std::array<std::int64_t, 2> now{microseconds(s.now), x.stage.value};
        const bool changes =
            h.kind == EventKind::case_moved_on || h.kind == EventKind::case_closed || steps.empty();
        if (changes) steps.push_back(now);
    }
    std::map<std::uint32_t, std::vector<std::array<std::int64_t, 2>>> journey;
};

auto journeys(const Authority& a, const std::vector<Block>& blocks) {
    const Model model = compile(a, {"policy", "", "", blocks}, CalendarKind::yearly, 6);
    State s;
    std::vector<std::int64_t> rows;
    Journeys all;
    simulate(model, {7, 3}, s, rows, &all);
    return std::pair{all.journey,
                     sum_of(rows, raw_columns(model.roles.size()), column(Count::worker_changes))};
}

Authority busy() {
    Authority a = three_workers();
    for (int k : {0, 2}) a.ladder.roles[static_cast<std::size_t>(k)].caseload_norm = 15;
    LeavingDestination to;
    to.rate_per_year = .7;
    a.leaving.to = {to};
    CaseworkParameters& c = *a.casework;
    c.services[0].referrals_per_year = 60;
    c.stages[0].duration = exponential_law(.5);
    c.stages[1].duration.kind = LawKind::gamma;
    c.stages[1].duration.mean = .7;
    c.stages[0].next = {{"care", .4}, {"help", .1}};
    c.stages[1].next = {{"help", .2}};
    c.rereferral_probability = .2;
    c.rereferral_delay = exponential_law(.5);
    return a;
}

Block more_leave() {
    Block b;
    b.leaving = LeavingChange{{}, {}, 1.1};
    return b;
}

} // namespace

TEST_CASE("the same children come at the same times, on the same journeys, under every policy") {
    const auto [without, changes] = journeys(busy(), {});
    const auto [with, more_changes] = journeys(busy(), {more_leave()});
    CHECK(without.size() > 300);
    CHECK(without == with);
    CHECK(changes != more_changes); // though they met other workers
}

TEST_CASE("where a change of worker delays, journeys differ between policies (control)") {
    Authority a = busy();
    a.casework->delay_days_per_change = 10;
    CHECK(journeys(a, {}).first != journeys(a, {more_leave()}).first);
}

TEST_CASE("a state used again gives the same replication") {
    const Model model = compile(busy(), {}, CalendarKind::official, 4);
    State s;
    std::vector<std::int64_t> before, between, after;
    simulate(model, {7, 1}, s, before);
    simulate(model, {7, 2}, s, between);
    simulate(model, {7, 1}, s, after);
    CHECK(before == after);
    CHECK(before != between);
}

#include "workforce/casework.hpp"

#include "workforce/casework_lists.hpp"
#include "workforce/duration.hpp"
#include "workforce/referrals.hpp"
#include "workforce/rules_in_force.hpp"

#include <algorithm>

namespace tenure::casework {

namespace {

// --- the child ----------------------------------------------------------------------------------

/// The service that referred them; drawn for those met at the start.
std::size_t service_of(const State& s, Entity child) {
    const CaseworkModel& m = s.model->casework;
    const std::uint32_t ordinal = child.bits & 0x0fffffffu;
    if (static_cast<Source>(child.bits >> 28) == Source::referral) return ordinal >> 24 & 7;
    const std::size_t met_in = ordinal >> 20;
    if (met_in >= m.stages.size()) return met_in - m.stages.size();
    const double u = uniform(address(s.random, Purpose::referral, child));
    return std::min(index_up_to(m.stages[met_in].service_up_to, u), m.services.size() - 1);
}

int school_of(const State& s, Entity child) {
    const auto& rules = s.model->casework.rules.schools;
    return rules ? schools::of(s.schools, *rules, s.random, child) : no_school;
}

double demand_of_school(const State& s, Entity child) {
    if (s.model->pilots.empty()) return 1;
    const int school = school_of(s, child);
    return school == no_school ? 1
                               : s.policy_effects.school_demand[static_cast<std::size_t>(school)];
}

/// Where their case goes on to; nowhere: it closes.
StageId next_stage(const State& s, const Case& x) {
    const StageModel& m = stage_model(s, x.stage);
    if (m.next.empty()) return {};
    const double u = uniform(address(s.random, Purpose::stage_next, x.child, x.visit));
    const std::size_t k = index_up_to(m.up_to, u);
    return k < m.next.size() ? m.next[k] : StageId{};
}

/// Odds of being referred again rise with every change of worker.
double rereferral_probability(const CaseworkParameters& rules, std::uint32_t changes) {
    const double p = rules.rereferral_probability;
    if (changes == 0 || rules.rereferral_log_odds_per_change == 0 || p == 0) return p;
    const double odds =
        p / (1 - p) * elementary::exp(rules.rereferral_log_odds_per_change * changes);
    return odds / (1 + odds);
}

// --- who holds it -------------------------------------------------------------------------------

/// Whether a team works in schools for a time; such a team holds cases of every kind.
bool is_of_pilot(const State& s, TeamId team) {
    return !s.model->pilots.empty() && team.index() >= s.model->pilots.front().team.index();
}

/// The team in their school, if somebody there has room; else the one of the stage's kind.
TeamId team_of_newcomer(State& s, Case& x) {
    const StageModel& m = stage_model(s, x.stage);
    const TeamId own = team_for(s, x, m);
    if (s.model->pilots.empty()) return own;
    const int school = school_of(s, x.child);
    if (school == no_school) return own;
    const TeamId pilot = s.policy_effects.school_team[static_cast<std::size_t>(school)];
    if (!pilot) return own;
    return roomiest(team_of(s, pilot), wanted(m)).who ? pilot : own;
}

/// From the worker who holds it, or from those that wait.
void take_away(State& s, CaseId c) {
    Case& x = case_of(s, c);
    if (!x.worker) {
        TeamState& team = team_of(s, x.team);
        take_out(s, c, team.first_waiting, team.last_waiting);
        --team.waiting;
        return;
    }
    Worker& w = worker(s, x.worker);
    workload::add_load(s, w, -stage_model(s, x.stage).weight);
    --w.cases;
    --s.case_ledger.held;
    take_out(s, c, w.first_case, w.last_case);
    x.worker = {};
    set_lost_by(x, LostBy::hand_over);
}

void count_wait(State& s, const Case& x) {
    constexpr std::int64_t hour = microseconds_per_day / 24;
    count(s, Count::cases_waited);
    count(s, Count::wait_hours, ((s.now - x.waits_since).count() + hour / 2) / hour);
}

// --- the journey --------------------------------------------------------------------------------

/// How long a stage lasts is the child alone. Whoever calls plans what is due.
void enter(State& s, CaseId c, StageId stage) {
    Case& x = case_of(s, c);
    set_stage(s, c, stage);
    const Address at = address(s.random, Purpose::stage_length, x.child, x.visit);
    x.due = s.now + years(duration::drawn(stage_model(s, stage).duration, at));
}

void name_next_visit(Case& x) {
    ++x.visit;
    expects(x.visit != 0, "a child passes through fewer than 131,072 stages");
}

/// Teams that meet this child first, where they are in force and the child is among those they
/// meet; or nullptr.
const std::vector<TeamId>* first_contact(const State& s, const Case& child) {
    const StayModel* m = stay_with_child_in_force(s);
    if (m == nullptr) return nullptr;
    const Address at = address(s.random, Purpose::first_contact, child.child);
    return bernoulli(at, m->first_contact_share) ? &m->teams : nullptr;
}

/// The child's first worker is of a team that meets children first, if one of it has room.
bool first_met(State& s, CaseId c) {
    if (s.model->stay_with_child.empty()) return false;
    const auto* teams = first_contact(s, case_of(s, c));
    if (teams == nullptr) return false;
    const Wanted who = wanted(stage_model(s, case_of(s, c).stage));
    TeamMember best;
    for (TeamId team : *teams) best = better_placed(best, team_of(s, team), who);
    return give_with_team(s, c, best);
}

/// Whose worker has lost it goes to the team of the kind that its stage belongs to.
void go_to_team_of_stage(const State& s, Case& x) {
    const StageModel& stage = stage_model(s, x.stage);
    if (s.model->team[x.team.index()].kind != stage.kind) x.team = team_for(s, x, stage);
}

void open(State& s, CaseId c) {
    Case& x = case_of(s, c);
    count(s, Count::referrals);
    x.last_worker = {};
    x.changes = 0;
    set_lost_by(x, LostBy::hand_over);
    enter(s, c, s.model->casework.services[service_of(s, x.child)].first);
    x.team = team_of_newcomer(s, x);
    if (is_of_pilot(s, x.team) || !first_met(s, c)) allocate(s, c);
    schedule_step(s, c);
}

/// Whether the worker keeps the child: in a stage of the same kind; of their own team's; or because
/// that is how their team works now.
bool keeps_worker(const State& s, const Case& x, StageId stage) {
    const std::uint32_t kind = stage_model(s, stage).kind;
    if (kind == stage_model(s, x.stage).kind) return true;
    if (s.model->stay_with_child.empty() || !x.worker) return false;
    return kind == s.model->team[x.team.index()].kind || stay_with_child_in_force(s, x.team);
}

/// The worker stays the same, and so the team.
void go_on(State& s, CaseId c, StageId stage) {
    Case& x = case_of(s, c);
    const std::int32_t heavier = stage_model(s, stage).weight - stage_model(s, x.stage).weight;
    if (x.worker && heavier != 0) workload::add_load(s, worker(s, x.worker), heavier);
    enter(s, c, stage);
    schedule_step(s, c);
    emit(s, EventKind::case_moved_on, x.worker, {}, c.value);
    if (heavier < 0) give_waiting(s, x.team);
}

void move_on(State& s, CaseId c, StageId stage) {
    Case& x = case_of(s, c);
    name_next_visit(x);
    if (keeps_worker(s, x, stage) || is_of_pilot(s, x.team)) return go_on(s, c, stage);
    const TeamId left = x.team;
    const bool held = static_cast<bool>(x.worker);
    emit(s, EventKind::case_moved_on, x.worker, {}, c.value);
    take_away(s, c);
    if (held) set_lost_by(x, LostBy::stage);
    enter(s, c, stage);
    x.team = team_for(s, x, stage_model(s, stage));
    allocate(s, c);
    schedule_step(s, c);
    give_waiting(s, left);
}

void close(State& s, CaseId c) {
    Case& x = case_of(s, c);
    const CaseworkParameters& rules = s.model->casework.rules;
    count(s, Count::cases_closed);
    emit(s, EventKind::case_closed, x.worker, {}, c.value);
    take_away(s, c);
    set_stage(s, c, {});
    const double again = rereferral_probability(rules, x.changes);
    if (bernoulli(address(s.random, Purpose::rereferral, x.child, x.visit), again)) {
        const Address at = address(s.random, Purpose::rereferral_delay, x.child, x.visit);
        set_due(s, c, s.now + years(duration::drawn(rules.rereferral_delay, at)));
    } else {
        forget(s, c);
    }
    give_waiting(s, x.team);
}

} // namespace

void schedule_referral(State& s, std::size_t which) {
    const CaseworkModel& m = s.model->casework;
    const Instant at = referrals::next(m, s.random, referrals::stream(m, which), s.services[which]);
    s.agenda.schedule(scheduled(std::max(at, s.now), static_cast<std::uint8_t>(EventType::referral),
                                static_cast<std::uint32_t>(which), 0));
}

void refer(State& s, std::size_t which) {
    const ReferralStream stream = referrals::stream(s.model->casework, which);
    const Entity child = referrals::child(stream, s.services[which].referred);
    ++s.services[which].referred;
    schedule_referral(s, which);
    const double demand = s.policy_effects.demand[stream.service] * demand_of_school(s, child);
    if (referrals::comes(s.random, stream, child, demand)) open(s, new_case(s, child));
}

void step(State& s, CaseId c) {
    Case& x = case_of(s, c);
    if (!x.stage) {
        name_next_visit(x);
        return open(s, c);
    }
    const StageId next = next_stage(s, x);
    if (next)
        move_on(s, c, next);
    else
        close(s, c);
}

void hand_over(State& s, PractitionerId p, bool leaves) {
    while (worker(s, p).cases > 0) {
        const CaseId c = worker(s, p).first_case;
        emit(s, EventKind::case_handed_over, p, {}, c.value);
        take_away(s, c);
        Case& x = case_of(s, c);
        if (leaves) set_lost_by(x, LostBy::leaving);
        if (is_of_pilot(s, x.team))
            x.team = team_for(s, x, stage_model(s, x.stage));
        else
            go_to_team_of_stage(s, x);
        const Instant due = x.due;
        allocate(s, c, p);
        schedule_if_delayed(s, c, due);
    }
}

void give_waiting(State& s, TeamId id) {
    TeamState& team = team_of(s, id);
    CaseId c = team.first_waiting;
    while (c) {
        const CaseId next = case_of(s, c).after;
        const Wanted who = wanted(stage_model(s, case_of(s, c).stage));
        const TeamMember to = roomiest(team, who);
        if (!to.who && !who.experienced) return;
        if (to.who) {
            count_wait(s, case_of(s, c));
            take_away(s, c);
            const Instant due = case_of(s, c).due;
            give(s, c, to);
            schedule_if_delayed(s, c, due);
        }
        c = next; // those behind one for whom only learners have room may be for them
    }
}

void Mechanism::rules_changed(State& s) {
    for (std::size_t t = 0; t < s.teams.size(); ++t) give_waiting(s, TeamId(t));
}

void Mechanism::record_period_stocks(State& s) {
    const Instant year_ago = s.now - years(1);
    const State& all = s;
    std::int64_t of_3_workers = 0;
    for (std::size_t i = 0; i < all.cases_known; ++i)
        of_3_workers += (all.changed_before[i] > year_ago) & all.looked_after[i];
    s.counted[column(Stock::open_cases)] = all.case_ledger.open;
    s.counted[column(Stock::held_cases)] = all.case_ledger.held;
    s.counted[column(Stock::waiting_cases)] = all.case_ledger.open - all.case_ledger.held;
    s.counted[column(Stock::case_holder_fte)] = workload::case_holder_fte(s);
    s.counted[column(Stock::looked_after)] = all.case_ledger.looked_after;
    s.counted[column(Stock::looked_after_3_workers)] = of_3_workers;
}

} // namespace tenure::casework

#include "workforce/casework.hpp"

#include "workforce/duration.hpp"
#include "workforce/referrals.hpp"
#include "workforce/state.hpp"
#include "workforce/stay_with_child.hpp"
#include "workforce/workload.hpp"

#include <algorithm>
#include <cmath>

namespace tenure::casework {

namespace {

const StageModel& stage_model(const State& s, StageId stage) {
    return s.model->casework.stages[stage.index()];
}

/// Of an ascending list, the first above u; its size if there is none. Halved without branches, for
/// which half it is cannot be foretold.
std::size_t index_up_to(const std::vector<double>& up_to, double u) {
    const double* from = up_to.data();
    for (std::size_t left = up_to.size(); left > 0;) {
        const std::size_t half = (left + 1) / 2;
        from += half * (from[half - 1] <= u);
        left -= half;
    }
    return static_cast<std::size_t>(from - up_to.data());
}

// --- the child ----------------------------------------------------------------------------------

/// Of each kind of team a child has the one that stands at her place, which is hers for life.
TeamId team_for(const State& s, Case& x, const StageModel& stage) {
    if (stage.teams.size() == 1) return stage.teams[0];
    if (x.locality == 0) x.locality = uniform(address(s.random, Purpose::locality, x.child));
    const std::size_t place = index_up_to(stage.team_up_to, x.locality);
    return stage.teams[std::min(place, stage.teams.size() - 1)];
}

/// The service that referred her; drawn for those met at the start.
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
    return rules ? schools::of(s.conditions.schools, *rules, s.random, child) : no_school;
}

double demand_of_school(const State& s, Entity child) {
    if (s.model->pilots.empty()) return 1;
    const int school = school_of(s, child);
    return school == no_school ? 1 : s.policy_effects.school_demand[static_cast<std::size_t>(school)];
}

/// Where her case goes on to; nowhere: it closes.
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

// --- places for cases, and lists of them --------------------------------------------------------

/// Memory for so many cases at a time.
void make_room(State& s, std::size_t cases) {
    Conditions& all = s.conditions;
    if (all.cases.size() >= cases) return;
    expects(cases < (1u << 24), "at most 16 million cases at a time");
    all.cases.resize(cases);
    all.changed_before.resize(cases);
    all.looked_after.resize(cases);
    all.free_cases.reserve(cases);
}

CaseId new_case(State& s, Entity child) {
    Conditions& all = s.conditions;
    CaseId c;
    if (!all.free_cases.empty()) {
        c = all.free_cases.back();
        all.free_cases.pop_back();
    } else {
        if (all.cases_known == all.cases.size()) [[unlikely]]
            make_room(s, 2 * all.cases_known + 64);
        c = CaseId(all.cases_known++);
    }
    case_of(s, c) = Case{};
    case_of(s, c).child = child;
    all.changed_before[c.index()] = long_ago;
    all.looked_after[c.index()] = 0;
    return c;
}

void forget(State& s, CaseId c) {
    case_of(s, c).due = never;
    s.conditions.free_cases.push_back(c);
}

void append(State& s, CaseId c, CaseId& first, CaseId& last) {
    case_of(s, c).before = last;
    case_of(s, c).after = {};
    (last ? case_of(s, last).after : first) = c;
    last = c;
}

void take_out(State& s, CaseId c, CaseId& first, CaseId& last) {
    const Case& x = case_of(s, c);
    (x.before ? case_of(s, x.before).after : first) = x.after;
    (x.after ? case_of(s, x.after).before : last) = x.before;
}

/// @param stage empty: it closes
void set_stage(State& s, CaseId c, StageId stage) {
    Case& x = case_of(s, c);
    CaseLedger& ledger = s.conditions.case_ledger;
    const auto looked_after = [&](StageId in) -> std::uint8_t {
        return in && stage_model(s, in).looked_after;
    };
    const std::uint8_t before = looked_after(x.stage), now = looked_after(stage);
    ledger.open += int{static_cast<bool>(stage)} - int{static_cast<bool>(x.stage)};
    ledger.looked_after += now - before;
    if (now != before) s.conditions.looked_after[c.index()] = now;
    x.stage = stage;
}

/// At its due. Planned once all is known that an event does to it.
void schedule_step(State& s, CaseId c) {
    const Case& x = case_of(s, c);
    s.agenda.schedule(
        scheduled(x.due, static_cast<std::uint8_t>(EventType::case_step), x.child.bits, c.value));
}

void set_due(State& s, CaseId c, Instant when) {
    case_of(s, c).due = when;
    schedule_step(s, c);
}

/// @param before when it was due before its worker changed, which may delay it
void schedule_if_delayed(State& s, CaseId c, Instant before) {
    if (case_of(s, c).due != before) schedule_step(s, c);
}

// --- who holds it -------------------------------------------------------------------------------

/// The highest in rank() of a team but for one; of nobody, a member without room.
TeamMember highest(const TeamState& team, PractitionerId but_not) {
    static constexpr TeamMember nobody{{}, {0xffffffffu}, INT32_MIN};
    const TeamMember* best = &nobody;
    std::int64_t most = rank(nobody);
    for (const TeamMember& x : team.workers) {
        // Who has more cannot be foretold: selected, not branched on.
        const std::int64_t hers = rank(x);
        const bool better = (hers > most) & !(x.who == but_not);
        best = better ? &x : best;
        most = better ? hers : most;
    }
    return *best;
}

/// The worker of a team with most room, if that is enough for a case of this weight.
TeamMember roomiest(TeamState& team, std::int32_t weight, PractitionerId but_not) {
    if (!team.roomiest_known) team.roomiest = highest(team, {});
    team.roomiest_known = true;
    const bool hers = but_not && team.roomiest.who == but_not;
    const TeamMember best = hers ? highest(team, but_not) : team.roomiest;
    return best.room >= weight ? best : TeamMember{};
}

LostBy lost_by(const Case& x) { return static_cast<LostBy>(x.lost_by); }
void set_lost_by(Case& x, LostBy why) { x.lost_by = static_cast<std::uint32_t>(why) & 3u; }

/// If she is another than had it last, the child changes worker. Whoever calls plans what is due.
void note_worker(State& s, CaseId c, Entity who) {
    Case& x = case_of(s, c);
    if (x.last_worker == who) return;
    const bool changes = x.last_worker.bits != 0;
    x.last_worker = who;
    if (!changes) return;
    count(s, Count::worker_changes);
    if (lost_by(x) == LostBy::leaving) count(s, Count::changes_by_leaving);
    if (lost_by(x) == LostBy::stage) count(s, Count::changes_by_stage);
    expects(x.changes < most_changes, "a child changes worker fewer than 8,191 times in an episode");
    ++x.changes;
    s.conditions.changed_before[c.index()] = x.changed_last;
    x.changed_last = s.now;
    x.due += s.model->casework.delay_of_change;
}

void give(State& s, CaseId c, const TeamMember& to) {
    Case& x = case_of(s, c);
    Worker& w = worker(s, to.who);
    workload::add_load(s, w, stage_model(s, x.stage).weight);
    ++w.cases;
    ++s.conditions.case_ledger.held;
    append(s, c, w.first_case, w.last_case);
    x.worker = to.who;
    note_worker(s, c, to.name);
    emit(s, EventKind::case_given, to.who, {}, c.value);
}

void let_wait(State& s, CaseId c) {
    TeamState& team = team_of(s, case_of(s, c).team);
    append(s, c, team.first_waiting, team.last_waiting);
    ++team.waiting;
    case_of(s, c).waits_since = s.now;
    emit(s, EventKind::case_waits, {}, {}, c.value);
}

void allocate(State& s, CaseId c, PractitionerId but_not = {}) {
    const Case& x = case_of(s, c);
    const std::int32_t weight = stage_model(s, x.stage).weight;
    const TeamMember to = roomiest(team_of(s, x.team), weight, but_not);
    if (to.who)
        give(s, c, to);
    else
        let_wait(s, c);
}

/// Whether a team works in schools for a time; such a team holds cases of every kind.
bool is_of_pilot(const State& s, TeamId team) {
    return !s.model->pilots.empty() && team.index() >= s.model->pilots.front().team.index();
}

/// The team in her school, if somebody there has room; else the one of the stage's kind.
TeamId team_of_newcomer(State& s, Case& x) {
    const StageModel& m = stage_model(s, x.stage);
    const TeamId own = team_for(s, x, m);
    if (s.model->pilots.empty()) return own;
    const int school = school_of(s, x.child);
    if (school == no_school) return own;
    const TeamId pilot = s.policy_effects.school_team[static_cast<std::size_t>(school)];
    if (!pilot) return own;
    return roomiest(s.conditions.teams[pilot.index()], m.weight, {}).who ? pilot : own;
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
    --s.conditions.case_ledger.held;
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

/// How long a stage lasts is the child's luck alone. Whoever calls plans what is due.
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

/// The child's first worker is of a team that meets children first, if one of it has room.
bool first_met(State& s, CaseId c) {
    if (s.model->stay_with_child.empty()) return false;
    const auto* teams = stay_with_child::first_contact(s, case_of(s, c));
    if (teams == nullptr) return false;
    const std::int32_t weight = stage_model(s, case_of(s, c).stage).weight;
    TeamMember best;
    for (TeamId team : *teams) {
        const TeamMember x = roomiest(team_of(s, team), weight, {});
        if (x.who && (!best.who || rank(x) > rank(best))) best = x;
    }
    if (!best.who) return false;
    case_of(s, c).team = worker(s, best.who).team;
    give(s, c, best);
    return true;
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

/// Whether the worker keeps the child: in a stage of the same kind; of her own team's; or because
/// that is how her team works now.
bool keeps_worker(const State& s, const Case& x, StageId stage) {
    const std::uint32_t kind = stage_model(s, stage).kind;
    if (kind == stage_model(s, x.stage).kind) return true;
    if (s.model->stay_with_child.empty() || !x.worker) return false;
    return kind == s.model->team[x.team.index()].kind || stay_with_child::in_force(s, x.team);
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

// --- streams, and the beginning -----------------------------------------------------------------

void schedule_referral(State& s, std::size_t which) {
    const CaseworkModel& m = s.model->casework;
    const Instant at =
        referrals::next(m, s.random, referrals::stream(m, which), s.conditions.services[which]);
    s.agenda.schedule(scheduled(std::max(at, s.now), static_cast<std::uint8_t>(EventType::referral),
                          static_cast<std::uint32_t>(which), 0));
}

std::uint32_t number_met(const State& s, std::uint32_t where, double mean) {
    return poisson(address(s.random, Purpose::count, initial_case(where, 0)), mean);
}

/// Cases in a stage at the start: its part of the stated total, to whole cases, or a Poisson number.
std::uint32_t cases_met(const State& s, StageId stage) {
    const CaseworkModel& m = s.model->casework;
    if (!m.rules.cases_at_start) return number_met(s, stage.value, stage_model(s, stage).under_way);
    double before = 0, all = 0;
    for (std::size_t i = 0; i < m.stages.size(); ++i) {
        all += m.stages[i].under_way;
        if (i < stage.index()) before += m.stages[i].under_way;
    }
    if (!(all > 0)) return 0;
    const auto up_to = [&](double share) { return std::floor(*m.rules.cases_at_start * share + 0.5); };
    return static_cast<std::uint32_t>(up_to((before + stage_model(s, stage).under_way) / all) -
                                      up_to(before / all));
}

/// Cases met in a stage. A stream's children are in it independently of each other, so their
/// number is Poisson and what is left of each stage has the law of equilibrium.
void meet(State& s, StageId stage) {
    const StageModel& m = stage_model(s, stage);
    const std::uint32_t cases = cases_met(s, stage);
    for (std::uint32_t k = 0; k < cases; ++k) {
        const CaseId c = new_case(s, initial_case(stage.value, k));
        Case& x = case_of(s, c);
        set_stage(s, c, stage);
        x.team = team_for(s, x, m);
        const Address at = address(s.random, Purpose::elapsed, x.child);
        set_due(s, c, s.now + years(duration::left_in_equilibrium(m.duration, at)));
        allocate(s, c);
    }
}

/// Closed cases that will be opened again, named as if the service were one more stage.
void meet_closed(State& s, std::size_t service) {
    const CaseworkModel& m = s.model->casework;
    const auto where = static_cast<std::uint32_t>(m.stages.size() + service);
    const std::uint32_t cases = number_met(s, where, m.services[service].coming_back);
    for (std::uint32_t k = 0; k < cases; ++k) {
        const CaseId c = new_case(s, initial_case(where, k));
        const Address at = address(s.random, Purpose::elapsed, case_of(s, c).child);
        set_due(s, c, s.now + years(duration::left_in_equilibrium(m.rules.rereferral_delay, at)));
    }
}

} // namespace

void begin(State& s) {
    const CaseworkModel& m = s.model->casework;
    expects(m.services.size() <= 8 && m.stages.size() + m.services.size() <= 256,
            "names hold 8 services, and 256 stages and services together");
    make_room(s, 64 + 2 * static_cast<std::size_t>(m.under_way));
    for (std::size_t i = 0; i < m.stages.size(); ++i) meet(s, StageId(i));
    for (std::size_t k = 0; k < m.services.size(); ++k) meet_closed(s, k);
    for (std::size_t k = 0; k < referrals::streams(m); ++k) schedule_referral(s, k);
}

void refer(State& s, std::size_t which) {
    const ReferralStream stream = referrals::stream(s.model->casework, which);
    const Entity child = referrals::child(stream, s.conditions.services[which].referred);
    ++s.conditions.services[which].referred;
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
    while (team.waiting > 0) {
        const CaseId c = team.first_waiting;
        const std::int32_t weight = stage_model(s, case_of(s, c).stage).weight;
        const TeamMember to = roomiest(team, weight, {});
        if (!to.who) return;
        count_wait(s, case_of(s, c));
        take_away(s, c);
        const Instant due = case_of(s, c).due;
        give(s, c, to);
        schedule_if_delayed(s, c, due);
    }
}

void record_period_stocks(State& s) {
    const Instant year_ago = s.now - years(1);
    const Conditions& all = s.conditions;
    std::int64_t of_3_workers = 0, fte = 0;
    for (std::size_t i = 0; i < all.cases_known; ++i)
        of_3_workers += (all.changed_before[i] > year_ago) & all.looked_after[i];
    for (std::size_t i = 0; i < s.people_known; ++i) {
        fetch(place_of(s.people, i + 8));
        fte += s.people[i].fte * (all.workers[i].cases > 0);
    }
    s.counted[column(Stock::open_cases)] = all.case_ledger.open;
    s.counted[column(Stock::held_cases)] = all.case_ledger.held;
    s.counted[column(Stock::waiting_cases)] = all.case_ledger.open - all.case_ledger.held;
    s.counted[column(Stock::case_holder_fte)] = fte;
    s.counted[column(Stock::looked_after)] = all.case_ledger.looked_after;
    s.counted[column(Stock::looked_after_3_workers)] = of_3_workers;
}

} // namespace tenure::casework

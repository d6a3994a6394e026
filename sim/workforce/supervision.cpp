#include "workforce/supervision.hpp"

#include "workforce/state.hpp"

#include <algorithm>

namespace tenure::supervision {

namespace {

constexpr Duration four_weeks = whole_days(28);
constexpr std::int32_t sessions_of_each =
    2; ///< in 4 weeks, with somebody who supervises beside cases
constexpr std::int64_t session = 10'000 * four_weeks.count(); ///< of a store

Supervisor& supervisor(State& s, PractitionerId p) { return s.supervisors[p.index()]; }

/// Between the session that is due now, or the beginning, and the next.
double interval_weeks(const State& s, const Practitioner& x) {
    const SupervisionParameters& rules = s.model->supervision;
    const double changed = s.policy_effects.supervision_interval_weeks;
    double weeks = changed > 0 ? changed : rules.interval_weeks;
    if (s.model->roles[x.role.index()].track == Track::learning) {
        const Duration served = s.now - x.joined;
        if (served < days(7 * rules.newly_qualified_first_weeks))
            weeks = rules.newly_qualified_first_interval_weeks;
        else if (served < months(rules.newly_qualified_then_months))
            weeks = rules.newly_qualified_then_interval_weeks;
    }
    return weeks;
}

Duration interval(const State& s, const Practitioner& x) { return days(7 * interval_weeks(s, x)); }

void schedule_session(State& s, PractitionerId p, Duration after) {
    Supervised& x = supervised(s, p);
    x.next = s.now + std::max(after, Duration{1});
    s.agenda.schedule(scheduled(x.next, static_cast<std::uint8_t>(EventType::session),
                                person(s, p).who.bits, p.value));
}

std::int64_t filled(std::int64_t store, std::int32_t rate, std::int64_t us, std::int64_t most) {
    std::int64_t more = 0;
    const bool too_many = __builtin_mul_overflow(std::int64_t{rate}, us, &more);
    return too_many || more > most - store ? most : store + more;
}

void fill(Supervisor& v, Instant now) {
    const std::int64_t elapsed = (now - v.filled_to).count();
    v.store = filled(v.store, v.rate, elapsed, v.most);
    if (v.most_reserve > 0) v.reserve = filled(v.reserve, v.reserve_rate, elapsed, v.most_reserve);
    v.filled_to = now;
}

void take_off_list(State& s, PractitionerId p) {
    Supervisor& v = supervisor(s, p);
    if (!v.team) return;
    auto& list = team_of(s, v.team).supervisors;
    list[v.listed_at] = list.back();
    supervisor(s, list.back().who).listed_at = v.listed_at;
    list.pop_back();
    v.team = {};
}

void put_on_list(State& s, PractitionerId p, TeamId team, TeamSupervisor as) {
    Supervisor& v = supervisor(s, p);
    v.team = team;
    auto& list = team_of(s, team).supervisors;
    v.listed_at = static_cast<std::uint32_t>(list.size());
    as.who = p;
    as.name = person(s, p).who;
    list.push_back(as);
}

/// Who takes a session, if anybody; whether it is due at all, and whether anybody was there to.
struct Offer {
    PractitionerId who;
    bool due = true;
    bool somebody = false;
    bool in_managers_place = false; ///< out of what is kept for that
};

bool is_learner(const State& s, PractitionerId p) {
    return s.model->roles[person(s, p).role.index()].track == Track::learning;
}

/// Whether they are themselves a supervisor of their team, and not of learners alone.
bool supervises(const State& s, PractitionerId p) {
    const Supervisor& v = s.supervisors[p.index()];
    return v.team && !team_of(s, v.team).supervisors[v.listed_at].learners_only;
}

/// The longest qualified of those in the team who are there, but for themselves, learners and those
/// whose role it is to stand in.
PractitionerId stand_in(const State& s, PractitionerId p, const TeamState& team) {
    PractitionerId best;
    for (const TeamMember& member : team.workers) {
        const PractitionerId q = member.who;
        const Practitioner& x = person(s, q);
        if (q == p || worker(s, q).share == 0) continue;
        const RoleModel& role = s.model->roles[x.role.index()];
        if (role.track == Track::learning || role.stands_in) continue;
        if (best) {
            const Practitioner& y = person(s, best);
            if (x.qualified > y.qualified) continue;
            if (x.qualified == y.qualified && x.who.bits > y.who.bits) continue;
        }
        best = q;
    }
    return best;
}

bool somebody_covers(const State& s, PostId p) {
    const auto& covers = s.cover.posts;
    return p.index() < covers.size() && covers[p.index()].worker;
}

/// Whether a post of the team's managers who supervise has nobody there who does.
bool manager_is_missing(const State& s, TeamId team) {
    return std::any_of(s.posts.begin(), s.posts.end(), [&](const Post& x) {
        if (x.team != team || x.abolished || somebody_covers(s, x.id)) return false;
        const RoleId recruits = s.model->families[x.family.index()].recruits;
        const RoleModel& role = s.model->roles[recruits.index()];
        if (role.track != Track::management || role.supervision_span == 0) return false;
        return !x.holder || worker(s, x.holder).share == 0;
    });
}

/// Of those in the team whose role it is to stand in for managers, who is there and has most time
/// kept for it; `offer` says whether anybody was there.
void ask_who_stands_in(State& s, PractitionerId p, const TeamState& team, Offer& offer) {
    std::int64_t most = 0;
    for (const TeamMember& member : team.workers) {
        const PractitionerId q = member.who;
        if (q == p || worker(s, q).share == 0) continue;
        if (!s.model->roles[person(s, q).role.index()].stands_in) continue;
        Supervisor& v = supervisor(s, q);
        fill(v, s.now);
        offer.somebody |= v.most_reserve > 0;
        if (v.reserve < session || v.reserve < most) continue;
        if (v.reserve == most && person(s, offer.who).who.bits < person(s, q).who.bits) continue;
        most = v.reserve;
        offer.who = q;
        offer.in_managers_place = true;
    }
}

/// Newly qualified people of the team whose name is lower.
int learners_before(const State& s, PractitionerId p, const TeamState& team) {
    int before = 0;
    for (const TeamMember& x : team.workers)
        before += is_learner(s, x.who) && x.name.bits < person(s, p).who.bits;
    return before;
}

/// With a manager of an academy, who is none of the team's.
bool held_by_academy(const State& s, PractitionerId p) {
    const double sessions = arrangement_of(s, p).manager_sessions;
    if (!(sessions > 0)) return false;
    const Practitioner& x = person(s, p);
    return bernoulli(address(s.random, Purpose::academy_manager, x.who, supervised(s, p).session),
                     std::min(1.0, sessions * interval_weeks(s, x) / 4));
}

/// The supervisors of the team, but for themselves: who has most time, if it is enough for a
/// session; of two with the same, the one whose name is the lower.
Offer ask_supervisors(State& s, PractitionerId p, const TeamState& team) {
    const bool learner = is_learner(s, p);
    bool others = false;
    Offer offer;
    std::int64_t most = session - 1;
    std::uint32_t who = offer.who.value;
    Entity name;
    for (const TeamSupervisor& x : team.supervisors) {
        if (x.who == p || (x.learners_only && !learner)) continue;
        if (x.most_learners > 0 && learners_before(s, p, team) >= x.most_learners) continue;
        others = true;
        Supervisor& v = supervisor(s, x.who);
        fill(v, s.now);
        // Who has more cannot be predicted: selected, not branched on.
        const bool there = v.rate != 0;
        const bool before = (v.store == most) & (x.name.bits < name.bits);
        const auto best = static_cast<std::uint32_t>(there & (before | (v.store > most)));
        offer.somebody |= there;
        who ^= (who ^ x.who.value) & -best;
        name.bits ^= (name.bits ^ x.name.bits) & -best;
        most ^= (most ^ v.store) & -std::int64_t{best};
    }
    offer.who = PractitionerId(who);
    offer.due = others || !supervises(s, p);
    return offer;
}

Offer who_supervises(State& s, PractitionerId p) {
    const TeamId at = worker(s, p).team;
    const TeamState& team = team_of(s, at);
    Offer offer = ask_supervisors(s, p, team);
    if (!offer.due || offer.who) return offer;
    if (s.model->anybody_stands_in && manager_is_missing(s, at))
        ask_who_stands_in(s, p, team, offer);
    if (offer.somebody || supervises(s, p)) return offer;
    if (!(s.model->supervision.stand_in_span > 0)) return offer;
    const PractitionerId q = stand_in(s, p, team);
    if (!q) return offer;
    offer.somebody = true;
    fill(supervisor(s, q), s.now);
    if (supervisor(s, q).store >= session) offer.who = q;
    return offer;
}

/// A store holds 4 weeks' worth, but a session at least; it is full when they begin.
/// @param rate ten-thousandths of a session in 4 weeks, while all of them is there
void set_store(std::int64_t& store, std::int64_t& most, std::int64_t rate) {
    const bool first = most == 0;
    most = rate > 0 ? std::max(rate * four_weeks.count(), session) : 0;
    store = first ? most : std::min(store, most);
}

} // namespace

void begin(State& s, PractitionerId p) {
    refresh(s, p);
    if (supervised(s, p).next != never) return; // agency staff who take the post
    const Practitioner& x = person(s, p);
    const Duration whole = interval(s, x);
    if (x.from != StartedFrom::initial || s.now != study_start)
        return schedule_session(s, p, whole);
    const double met = uniform(address(s.random, Purpose::grid, x.who));
    schedule_session(s, p, years(in_years(whole) * met));
}

void step(State& s, PractitionerId p) {
    Supervised& x = supervised(s, p);
    ++x.session;
    schedule_session(s, p, interval(s, person(s, p)));
    if (worker(s, p).share == 0 || !worker(s, p).team) return;
    if (held_by_academy(s, p)) {
        note_session(x, true);
        count(s, Count::sessions_due);
        count(s, Count::sessions_held);
        return emit(s, EventKind::supervision_held, p, {}, 0);
    }
    const Offer offer = who_supervises(s, p);
    if (!offer.due) return;
    expects(x.next - s.now > exhaustion_grid / 0xffff,
            "fewer than 65,535 sessions are due between two updates");
    note_session(x, static_cast<bool>(offer.who));
    count(s, Count::sessions_due);
    if (!offer.who) return emit(s, EventKind::supervision_missed, p, {}, offer.somebody ? 1 : 0);
    count(s, Count::sessions_held);
    Supervisor& v = supervisor(s, offer.who);
    (offer.in_managers_place ? v.reserve : v.store) -= session;
    emit(s, EventKind::supervision_held, p, {}, person(s, offer.who).who.bits);
}

void refresh(State& s, PractitionerId p) {
    const Worker& w = worker(s, p);
    const Practitioner& x = person(s, p);
    const RoleModel& role = s.model->roles[x.role.index()];
    const std::int32_t beside = arrangement_of(s, p).supervises; // beside cases, newly qualified
    const bool in_role = role.supervision_span > 0;
    const std::int32_t span = in_role ? role.supervision_span : sessions_of_each * beside;
    take_off_list(s, p);
    if (span > 0 && w.team)
        put_on_list(s, p, w.team,
                    {{}, {}, !in_role || role.supervises_learners_only, in_role ? 0 : beside});
    Supervisor& v = supervisor(s, p);
    fill(v, s.now);
    const double standing_in = s.model->supervision.stand_in_span;
    const double sessions = span > 0 ? span : role.stands_in ? 0 : standing_in;
    const double time = s.policy_effects.supervision_time;
    const auto full = static_cast<std::int64_t>(sessions * time * x.fte * 100 + 0.5);
    set_store(v.store, v.most, full);
    v.rate = w.team ? static_cast<std::int32_t>(full * w.share / 100) : 0;
    if (!s.model->anybody_stands_in) return;
    const double in_place = role.stands_in ? standing_in : 0;
    const auto kept = static_cast<std::int64_t>(in_place * x.fte * 100 + 0.5);
    set_store(v.reserve, v.most_reserve, kept);
    v.reserve_rate = w.team ? static_cast<std::int32_t>(kept * w.share / 100) : 0;
}

void end(State& s, PractitionerId p) {
    supervised(s, p).next = never;
    take_off_list(s, p);
    supervisor(s, p) = {};
}

void Mechanism::compile(Model& m, const Authority& a) {
    if (a.supervision) m.supervision = *a.supervision;
}

void Mechanism::rules_changed(State& s) {
    if (!s.model->changes_supervision) return;
    for (const TeamState& team : s.teams)
        for (const TeamMember& x : team.workers) refresh(s, x.who);
}

void Mechanism::compile_block(Model&, const Authority&, const Block& block, BlockModel& b) {
    if (!block.supervision) return;
    b.supervision_interval_weeks = block.supervision->interval_weeks;
    b.supervision_time = block.supervision->time;
}

void Mechanism::set_baseline(State& s) {
    s.policy_effects.supervision_interval_weeks = 0;
    s.policy_effects.supervision_time = 1;
}

void Mechanism::put_in_force(State& s, const BlockModel& b) {
    if (b.supervision_interval_weeks > 0)
        s.policy_effects.supervision_interval_weeks = b.supervision_interval_weeks;
    s.policy_effects.supervision_time *= b.supervision_time;
}

double Mechanism::events_per_head_a_year(const Model& m) {
    return 52 / std::max(m.supervision.interval_weeks, 1.0);
}

} // namespace tenure::supervision

#include "workforce/supervision.hpp"

#include "workforce/state.hpp"

#include <algorithm>

namespace tenure::supervision {

namespace {

constexpr Duration four_weeks = whole_days(28);
constexpr std::int64_t session = 10'000 * four_weeks.count(); ///< of a store

Supervisor& supervisor(State& s, PractitionerId p) { return s.conditions.supervisors[p.index()]; }

/// Between the session that is due now, or the beginning, and the next.
Duration interval(const State& s, const Practitioner& x) {
    const SupervisionParameters& rules = s.model->supervision;
    double weeks = rules.interval_weeks;
    if (s.model->roles[x.role.index()].track == Track::learning) {
        const Duration served = s.now - x.joined;
        if (served < days(7 * rules.newly_qualified_first_weeks))
            weeks = rules.newly_qualified_first_interval_weeks;
        else if (served < months(rules.newly_qualified_then_months))
            weeks = rules.newly_qualified_then_interval_weeks;
    }
    return days(7 * weeks);
}

void plan_session(State& s, PractitionerId p, Duration after) {
    Supervised& x = supervised(s, p);
    x.next = s.now + std::max(after, Duration{1});
    s.agenda.plan(
        planned(x.next, static_cast<std::uint8_t>(Plan::session), person(s, p).who.bits, p.value));
}

void fill(Supervisor& v, Instant now) {
    const __int128 more = static_cast<__int128>(v.rate) * (now - v.filled_to).count();
    v.store = static_cast<std::int64_t>(std::min<__int128>(v.store + more, v.most));
    v.filled_to = now;
}

void list_in(State& s, PractitionerId p, TeamId team) {
    Supervisor& v = supervisor(s, p);
    if (v.team == team) return;
    if (v.team) {
        auto& list = team_of(s, v.team).supervisors;
        const PractitionerId last = list.back();
        list[v.listed_at] = last;
        supervisor(s, last).listed_at = v.listed_at;
        list.pop_back();
    }
    v.team = team;
    if (!team) return;
    auto& list = team_of(s, team).supervisors;
    v.listed_at = static_cast<std::uint32_t>(list.size());
    list.push_back(p);
}

/// Who takes a session, if anybody; whether it is due at all, and whether anybody was there to.
struct Answer {
    PractitionerId who;
    bool due = true;
    bool somebody = false;
};

/// Of two with time, who takes it.
bool before(const State& s, PractitionerId a, PractitionerId b) {
    const auto& all = s.conditions.supervisors;
    const std::int64_t x = all[a.index()].store, y = all[b.index()].store;
    return x > y || (x == y && person(s, a).who.bits < person(s, b).who.bits);
}

/// The longest qualified of those in the team who are there, but for herself and learners.
PractitionerId stand_in(const State& s, PractitionerId p, const TeamState& team) {
    PractitionerId best;
    for (PractitionerId q : team.workers) {
        const Practitioner& x = person(s, q);
        if (q == p || worker(s, q).share == 0) continue;
        if (s.model->roles[x.role.index()].track == Track::learning) continue;
        if (best) {
            const Practitioner& y = person(s, best);
            if (x.qualified > y.qualified) continue;
            if (x.qualified == y.qualified && x.who.bits > y.who.bits) continue;
        }
        best = q;
    }
    return best;
}

Answer who_supervises(State& s, PractitionerId p) {
    const TeamState& team = team_of(s, worker(s, p).team);
    const bool herself = static_cast<bool>(supervisor(s, p).team);
    Answer answer;
    if (herself && team.supervisors.size() == 1) return {{}, false, false};
    for (PractitionerId q : team.supervisors) {
        Supervisor& v = supervisor(s, q);
        if (q == p || v.rate == 0) continue;
        answer.somebody = true;
        fill(v, s.now);
        if (v.store >= session && (!answer.who || before(s, q, answer.who))) answer.who = q;
    }
    if (answer.somebody || herself || !(s.model->supervision.stand_in_span > 0)) return answer;
    const PractitionerId q = stand_in(s, p, team);
    if (!q) return answer;
    answer.somebody = true;
    fill(supervisor(s, q), s.now);
    if (supervisor(s, q).store >= session) answer.who = q;
    return answer;
}

} // namespace

void begin(State& s, PractitionerId p) {
    refresh(s, p);
    if (supervised(s, p).next != never) return; // agency staff who take the post
    const Practitioner& x = person(s, p);
    const Duration whole = interval(s, x);
    if (x.from != StartedFrom::initial || s.now != study_start) return plan_session(s, p, whole);
    const double met = uniform(address(s.luck, Purpose::grid, x.who));
    plan_session(s, p, years(in_years(whole) * met));
}

void step(State& s, PractitionerId p) {
    Supervised& x = supervised(s, p);
    ++x.session;
    plan_session(s, p, interval(s, person(s, p)));
    if (worker(s, p).share == 0 || !worker(s, p).team) return;
    const Answer answer = who_supervises(s, p);
    if (!answer.due) return;
    ++x.due;
    ++x.ever_due;
    count(s, Count::sessions_due);
    if (!answer.who)
        return tell(s, HappeningKind::supervision_missed, p, {}, answer.somebody ? 1 : 0);
    ++x.held;
    ++x.ever_held;
    count(s, Count::sessions_held);
    supervisor(s, answer.who).store -= session;
    tell(s, HappeningKind::supervision_held, p, {}, person(s, answer.who).who.bits);
}

void refresh(State& s, PractitionerId p) {
    const Worker& w = worker(s, p);
    const Practitioner& x = person(s, p);
    const std::int32_t span = s.model->roles[x.role.index()].supervision_span;
    list_in(s, p, span > 0 ? w.team : TeamId{});
    Supervisor& v = supervisor(s, p);
    fill(v, s.now);
    const double sessions = span > 0 ? span : s.model->supervision.stand_in_span;
    const auto full = static_cast<std::int64_t>(sessions * x.fte * 100 + 0.5);
    const bool first = v.most == 0;
    v.most = full > 0 ? std::max(full * four_weeks.count(), session) : 0;
    v.store = first ? v.most : std::min(v.store, v.most);
    v.rate = w.team ? static_cast<std::int32_t>(full * w.share / 100) : 0;
}

void end(State& s, PractitionerId p) {
    supervised(s, p).next = never;
    list_in(s, p, {});
    supervisor(s, p) = {};
}

} // namespace tenure::supervision

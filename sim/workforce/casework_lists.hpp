// Casework, within: places for cases, the lists they stand in, and who of a team takes the next.
// Used by casework alone.
#pragma once

#include "workforce/state.hpp"
#include "workforce/workload.hpp"

#include <algorithm>
#include <vector>

namespace tenure::casework {

inline const StageModel& stage_model(const State& s, StageId stage) {
    return s.model->casework.stages[stage.index()];
}

/// Of an ascending list, the first above u; its size if there is none. Halved without branches, for
/// which half it is cannot be predicted.
inline std::size_t index_up_to(const std::vector<double>& up_to, double u) {
    const double* from = up_to.data();
    for (std::size_t left = up_to.size(); left > 0;) {
        const std::size_t half = (left + 1) / 2;
        from += half * (from[half - 1] <= u);
        left -= half;
    }
    return static_cast<std::size_t>(from - up_to.data());
}

/// Of each kind of team a child has the one that stands at their place, which is theirs for life.
inline TeamId team_for(const State& s, Case& x, const StageModel& stage) {
    if (stage.teams.size() == 1) return stage.teams[0];
    if (x.locality == 0) x.locality = uniform(address(s.random, Purpose::locality, x.child));
    const std::size_t place = index_up_to(stage.team_up_to, x.locality);
    return stage.teams[std::min(place, stage.teams.size() - 1)];
}

/// Memory for so many cases at a time.
inline void make_room(State& s, std::size_t cases) {
    State& all = s;
    if (all.cases.size() >= cases) return;
    expects(cases < (1u << 24), "at most 16 million cases at a time");
    all.cases.resize(cases);
    all.changed_before.resize(cases);
    all.looked_after.resize(cases);
    all.free_cases.reserve(cases);
}

inline CaseId new_case(State& s, Entity child) {
    State& all = s;
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

inline void forget(State& s, CaseId c) {
    case_of(s, c).due = never;
    s.free_cases.push_back(c);
}

inline void append(State& s, CaseId c, CaseId& first, CaseId& last) {
    case_of(s, c).before = last;
    case_of(s, c).after = {};
    (last ? case_of(s, last).after : first) = c;
    last = c;
}

inline void take_out(State& s, CaseId c, CaseId& first, CaseId& last) {
    const Case& x = case_of(s, c);
    (x.before ? case_of(s, x.before).after : first) = x.after;
    (x.after ? case_of(s, x.after).before : last) = x.before;
}

/// @param stage empty: it closes
inline void set_stage(State& s, CaseId c, StageId stage) {
    Case& x = case_of(s, c);
    CaseLedger& ledger = s.case_ledger;
    const auto looked_after = [&](StageId in) -> std::uint8_t {
        return in && stage_model(s, in).looked_after;
    };
    const std::uint8_t before = looked_after(x.stage), now = looked_after(stage);
    ledger.open += int{static_cast<bool>(stage)} - int{static_cast<bool>(x.stage)};
    ledger.looked_after += now - before;
    if (now != before) s.looked_after[c.index()] = now;
    x.stage = stage;
}

/// At its due. Planned once all is known that an event does to it.
inline void schedule_step(State& s, CaseId c) {
    const Case& x = case_of(s, c);
    s.agenda.schedule(
        scheduled(x.due, static_cast<std::uint8_t>(EventType::case_step), x.child.bits, c.value));
}

inline void set_due(State& s, CaseId c, Instant when) {
    case_of(s, c).due = when;
    schedule_step(s, c);
}

/// @param before when it was due before its worker changed, which may delay it
inline void schedule_if_delayed(State& s, CaseId c, Instant before) {
    if (case_of(s, c).due != before) schedule_step(s, c);
}

/// Who of a team may be given a case.
struct Wanted {
    std::int32_t weight = 0;
    bool experienced = false; ///< learners are passed over
    PractitionerId but_not;
};

inline Wanted wanted(const StageModel& stage, PractitionerId but_not = {}) {
    return {stage.weight, stage.closed_to_learners, but_not};
}

/// The highest in rank() of a team of whoever may be; of nobody, a member without room.
inline TeamMember highest(const TeamState& team, const Wanted& who) {
    static constexpr TeamMember nobody{{}, {0xffffffffu}, INT32_MIN, false};
    const TeamMember* best = &nobody;
    std::int64_t most = rank(nobody);
    for (const TeamMember& x : team.workers) {
        // Who has more cannot be predicted: selected, not branched on.
        const std::int64_t own = rank(x);
        const bool better = (own > most) & !(x.who == who.but_not) & !(who.experienced & x.learner);
        best = better ? &x : best;
        most = better ? own : most;
    }
    return *best;
}

/// The worker of a team with most room of those who may be, if that is enough.
inline TeamMember roomiest(TeamState& team, const Wanted& who) {
    if (!team.roomiest_known) team.roomiest = highest(team, {});
    team.roomiest_known = true;
    const bool excepted = (who.but_not && team.roomiest.who == who.but_not) ||
                          (who.experienced && team.roomiest.learner);
    const TeamMember best = excepted ? highest(team, who) : team.roomiest;
    return best.room >= who.weight ? best : TeamMember{};
}

inline LostBy lost_by(const Case& x) { return static_cast<LostBy>(x.lost_by); }
inline void set_lost_by(Case& x, LostBy why) { x.lost_by = static_cast<std::uint32_t>(why) & 3u; }

/// If they are another than had it last, the child changes worker. Whoever calls plans what is due.
inline void note_worker(State& s, CaseId c, Entity who) {
    Case& x = case_of(s, c);
    if (x.last_worker == who) return;
    const bool changes = x.last_worker.bits != 0;
    x.last_worker = who;
    if (!changes) return;
    count(s, Count::worker_changes);
    if (lost_by(x) == LostBy::leaving) count(s, Count::changes_by_leaving);
    if (lost_by(x) == LostBy::stage) count(s, Count::changes_by_stage);
    expects(x.changes < most_changes,
            "a child changes worker fewer than 8,191 times in an episode");
    ++x.changes;
    s.changed_before[c.index()] = x.changed_last;
    x.changed_last = s.now;
    x.due += s.model->casework.delay_of_change;
}

inline void give(State& s, CaseId c, const TeamMember& to) {
    Case& x = case_of(s, c);
    Worker& w = worker(s, to.who);
    workload::add_load(s, w, stage_model(s, x.stage).weight);
    ++w.cases;
    ++s.case_ledger.held;
    append(s, c, w.first_case, w.last_case);
    x.worker = to.who;
    note_worker(s, c, to.name);
    emit(s, EventKind::case_given, to.who, {}, c.value);
}

inline void let_wait(State& s, CaseId c) {
    TeamState& team = team_of(s, case_of(s, c).team);
    append(s, c, team.first_waiting, team.last_waiting);
    ++team.waiting;
    case_of(s, c).waits_since = s.now;
    emit(s, EventKind::case_waits, {}, {}, c.value);
}

inline void allocate(State& s, CaseId c, PractitionerId but_not = {}) {
    const Case& x = case_of(s, c);
    const TeamMember to = roomiest(team_of(s, x.team), wanted(stage_model(s, x.stage), but_not));
    if (to.who)
        give(s, c, to);
    else
        let_wait(s, c);
}

/// The better placed of the two for a case: the best so far, or whoever a team has.
inline TeamMember better_placed(const TeamMember& best, TeamState& team, const Wanted& who) {
    const TeamMember x = roomiest(team, who);
    return x.who && (!best.who || rank(x) > rank(best)) ? x : best;
}

/// The case goes to them and to their team. @return whether there is anybody
inline bool give_with_team(State& s, CaseId c, const TeamMember& to) {
    if (!to.who) return false;
    case_of(s, c).team = worker(s, to.who).team;
    give(s, c, to);
    return true;
}

/// The next referral of a stream is planned.
void schedule_referral(State& s, std::size_t stream);

} // namespace tenure::casework

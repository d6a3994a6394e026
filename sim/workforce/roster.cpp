#include "workforce/roster.hpp"

#include "workforce/absence_ledger.hpp"
#include "workforce/memory.hpp"

#include <algorithm>
#include <new>

namespace tenure {

void schedule_earliest(State& s, Practitioner& x, PractitionerId p) {
    x.reschedule = false;
    // Which is the earlier cannot be predicted: computed, for a branch would be taken wrongly.
    const auto at = [&](Awaited d) { return microseconds(x.due[static_cast<std::size_t>(d)]); };
    const std::int64_t leave = at(Awaited::leave), progression = at(Awaited::progression);
    const bool progresses = progression < leave;
    Instant earliest = study_start + Duration{leave ^ ((leave ^ progression) &
                                                       -static_cast<std::int64_t>(progresses))};
    static_assert(static_cast<int>(Awaited::progression) == static_cast<int>(Awaited::leave) + 1);
    int what = static_cast<int>(Awaited::leave) + static_cast<int>(progresses);
    for (unsigned left = x.waits_for & ~usually_awaited; left != 0; left &= left - 1) {
        const int k = std::countr_zero(left);
        const Instant then = x.due[static_cast<std::size_t>(k)];
        const bool sooner = then < earliest || (then == earliest && k < what);
        earliest = sooner ? then : earliest;
        what = sooner ? k : what;
    }
    const auto kind = static_cast<std::uint8_t>(static_cast<int>(EventType::practitioner) + what);
    const ScheduledEvent entry = scheduled(earliest, kind, x.who.bits, p.value);
    if (same(entry, x.scheduled)) return;
    x.scheduled.time = entry.time;
    x.scheduled.order = entry.order;
    s.agenda.schedule(entry);
}

void schedule(State& s, PostId p) {
    const Post& x = post(s, p);
    s.agenda.schedule(scheduled(x.due, static_cast<std::uint8_t>(EventType::post), p.value, 0));
}

bool has_cases(const State& s, RoleId role, TeamId team) {
    if (!s.model->on.casework || s.model->roles[role.index()].norm == 0) return false;
    const auto& stages = s.model->casework.stages;
    return std::any_of(stages.begin(), stages.end(), [&](const StageModel& stage) {
        return std::find(stage.teams.begin(), stage.teams.end(), team) != stage.teams.end();
    });
}

std::int64_t pay_of(const State& s, const Practitioner& x) {
    const std::int64_t scale = s.model->roles[x.role.index()].pay_pence[x.pay_point];
    const double factor = s.policy_effects.pay[x.role.index()];
    return factor == 1 ? scale
                       : static_cast<std::int64_t>(static_cast<double>(scale) * factor + 0.5);
}

void accrue_pay(State& s) {
    const std::int64_t elapsed = (s.now - s.accrued_to).count();
    if (elapsed == 0) return;
    s.pay_accrued += static_cast<__int128>(s.pay_rate) * elapsed;
    s.heads_accrued += static_cast<__int128>(s.heads) * elapsed;
    s.accrued_to = s.now;
}

namespace roster {

namespace {

[[gnu::noinline]] void count_revisit(Practitioner& x) {
    expects(x.revisits < most_revisits, "somebody comes back to a role fewer than 4,095 times");
    ++x.revisits;
}

inline void enlist(State& s, Practitioner& x, PractitionerId p) {
    RoleState& role = s.roles[x.role.index()];
    ++role.heads;
    role.fte += x.fte;
    if (s.model->lists_people) {
        x.listed_at = static_cast<std::uint32_t>(role.people.size());
        role.people.push_back(p);
    }
    const std::uint64_t bit = std::uint64_t{1} << x.role.index();
    if ((x.roles_held & bit) != 0) count_revisit(x);
    x.roles_held |= bit;
}

inline void delist(State& s, const Practitioner& x) {
    RoleState& role = s.roles[x.role.index()];
    --role.heads;
    role.fte -= x.fte;
    if (!s.model->lists_people) return;
    const PractitionerId last = role.people.back();
    role.people[x.listed_at] = last;
    person(s, last).listed_at = x.listed_at;
    role.people.pop_back();
}

inline void remember_cohort(State& s, Practitioner& x) {
    if (s.model->roles[x.role.index()].track != Track::learning || x.from == StartedFrom::initial)
        return;
    x.cohort_seat = static_cast<std::uint32_t>(s.newly_qualified.size());
    s.newly_qualified.push_back({s.now, never});
    count(s, Count::nqsw_starters);
}

void cancel_awaited(Practitioner& x) {
    clear_awaited(x);
    x.scheduled = {};
}

/// @param sign 1: they are paid what is theirs now; -1: no longer
inline void book_pay(State& s, PractitionerId p, int sign) {
    if (!s.model->uses_pay) return;
    const Practitioner& x = person(s, p);
    const std::int64_t by = sign * pay_of(s, x) * x.fte;
    s.pay_rate += by;
    if (s.model->on.absence) absence::pay_changed(s, p, by);
}
inline void add_pay(State& s, PractitionerId p) { book_pay(s, p, 1); }
inline void take_pay(State& s, PractitionerId p) { book_pay(s, p, -1); }

} // namespace

PractitionerId appear(State& s, Entity who) {
    PractitionerId p;
    if (!s.free_people.empty()) {
        p = s.free_people.back();
        s.free_people.pop_back();
    } else {
        if (s.people_known == s.people_room) [[unlikely]]
            memory::make_room(s);
        p = PractitionerId(s.people_known++);
    }
    Practitioner& x = person(s, p);
    // Each member to its initial value, in place; to assign Practitioner{} would write all twice.
    ::new (static_cast<void*>(&x)) Practitioner;
    x.who = x.judged = who;
    s.merits[p.index()] = not_drawn;
    if (s.model->careers_alone) return p;
    memory::clear_beside(s, p);
    return p;
}

void start(State& s, PractitionerId p, RoleId role, StartedFrom from) {
    accrue(s);
    Practitioner& x = person(s, p);
    x.role = role;
    x.leaving_role = role;
    x.status = Status::present;
    x.from = from;
    enlist(s, x, p);
    ++s.heads;
    s.fte += x.fte;
    add_pay(s, p);
    remember_cohort(s, x);
    if (from != StartedFrom::initial) {
        count(s, Count::starters);
        count(s, Count::starters_fte, x.fte);
        count(s, RoleCount::starters, role);
    }
    emit(s, EventKind::practitioner_started, p, x.post, static_cast<std::int64_t>(from));
}

void depart(State& s, PractitionerId p) {
    accrue(s);
    Practitioner& x = person(s, p);
    take_pay(s, p);
    s.fte -= x.fte;
    --s.heads;
    delist(s, x);
    if (x.cohort_seat < s.newly_qualified.size()) s.newly_qualified[x.cohort_seat].left = s.now;
    x.cohort_seat = 0xffffffffu;
    cancel_awaited(x);
    if (!s.supernumerary.empty()) std::erase(s.supernumerary, p); // nobody seats them any more
    if (x.post) vacate(s, p);
}

void forget(State& s, PractitionerId p) {
    person(s, p).status = Status::gone;
    cancel_awaited(person(s, p));
    s.free_people.push_back(p);
}

void change_role(State& s, PractitionerId p, RoleId to, ProgressionId by, std::uint8_t pay_point) {
    accrue(s);
    Practitioner& x = person(s, p);
    take_pay(s, p);
    delist(s, x);
    x.role = to;
    x.pay_point = pay_point;
    x.in_role_since = s.now;
    enlist(s, x, p);
    add_pay(s, p);
    emit(s, EventKind::role_changed, p, x.post, by ? by.value : -1);
}

void occupy(State& s, PractitionerId p, PostId at) {
    Practitioner& x = person(s, p);
    Post& place = post(s, at);
    expects(!place.holder, "a post has one holder");
    expects(!x.post, "a practitioner holds one post");
    x.post = at;
    x.team = place.team;
    place.holder = p;
    --s.vacant;
    emit(s, EventKind::post_filled, p, at);
    if (s.model->has_workload_mechanisms) emit(s, EventKind::placed, p, at);
}

void vacate(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    Post& place = post(s, x.post);
    place.holder = {};
    place.left_by = x.role;
    place.vacant_since = s.now;
    ++s.vacant;
    const PostId left = x.post;
    x.post = {};
    emit(s, EventKind::post_vacated, p, left);
}

void change_hours(State& s, PractitionerId p, std::int32_t fte) {
    accrue(s);
    Practitioner& x = person(s, p);
    take_pay(s, p);
    RoleState& role = s.roles[x.role.index()];
    role.fte += fte - x.fte;
    s.fte += fte - x.fte;
    x.fte = fte;
    add_pay(s, p);
    emit(s, EventKind::hours_changed, p, x.post, fte);
}

void increment(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    if (x.pay_point + 1u >= s.model->roles[x.role.index()].pay_pence.size()) return;
    take_pay(s, p);
    ++x.pay_point;
    add_pay(s, p);
}

void revalue(State& s) {
    accrue(s);
    s.pay_rate = 0;
    if (s.model->on.absence) absence::forget_pay(s);
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.people) add_pay(s, p);
}

} // namespace roster
} // namespace tenure

#include "workforce/dispatch.hpp"

#include "workforce/career_break.hpp"
#include "workforce/change_of_rules.hpp"
#include "workforce/extra_agency.hpp"
#include "workforce/intake.hpp"
#include "workforce/leaving.hpp"
#include "workforce/mechanisms.hpp"
#include "workforce/outside_cover.hpp"
#include "workforce/period.hpp"
#include "workforce/progression.hpp"
#include "workforce/reactions.hpp"
#include "workforce/recruitment.hpp"

namespace tenure::dispatch {

namespace {

using reactions::handle_pending;

// --- what is planned and reaches beyond one process ------------------------------------------

void update_leaving(State& s, PractitionerId p) {
    leaving::reconsider(s, p);
    schedule(s, p);
}

/// An exhaustion update: hazards of absence and leaving may have changed.
void update_exhaustion(State& s, PractitionerId p) {
    bool others = false;
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::has_update<M>)
            if (M::on(*s.model)) others = true, M::update(s, p);
    });
    const bool acts = exhaustion::step(s, p);
    if (!acts && !others) return;
    if (s.model->on.absence) absence::reconsider(s, p);
    update_leaving(s, p);
}

/// A wish for another team begins, passes or is felt more.
void step_wish(State& s, PractitionerId p) {
    transfers::step(s, p);
    update_leaving(s, p);
}

/// The next step of a retention payment.
void step_tie_in(State& s, PractitionerId p) {
    retention_payment::step(s, p);
    leaving::reconsider(s, p);
}

[[gnu::always_inline]] inline void due_now(State& s, PractitionerId p, Awaited what) {
    switch (what) {
    case Awaited::last_day: return leaving::go(s, p);
    case Awaited::leave: return leaving::decide(s, p);
    case Awaited::progression: progression::step(s, p); break;
    case Awaited::course: qualification::step(s, p); break;
    case Awaited::blocked: progression::become_blocked(s, p); break;
    case Awaited::tie_in: step_tie_in(s, p); break;
    case Awaited::move: recruitment::move(s, p); break;
    case Awaited::come_back: career_break::end(s, p); break;
    case Awaited::last: break;
    }
}

void note(State& s, const ScheduledEvent& e) {
    ++s.events;
    ++s.events_of[e.kind()];
}

/// @param what the practitioner waited for, in `e`, spelled out where the event is dispatched
[[gnu::always_inline]] inline void practitioner_event(State& s, const ScheduledEvent& e,
                                                      Awaited what) {
    const PractitionerId p(e.tag());
    Practitioner& x = person(s, p);
    if (!same(x.scheduled, e)) return; // something else has been planned for their since
    note(s, e);
    x.scheduled = {};
    x.reschedule = true;
    due_now(s, p, what);
    handle_pending(s);
    if (person(s, p).status != Status::gone) schedule(s, p);
}

/// Something of a practitioner's beside their career, unless they were planned for something else
/// since.
/// @param next what they were last planned for
template <void (*step)(State&, PractitionerId)>
void beside(State& s, const ScheduledEvent& e, Instant next) {
    const PractitionerId p(e.tag());
    if (person(s, p).who.bits != e.entity() || microseconds(next) != e.time) return;
    note(s, e);
    step(s, p);
    handle_pending(s);
}

void case_event(State& s, const ScheduledEvent& e) {
    const CaseId c(e.tag());
    if (case_of(s, c).child.bits != e.entity() || microseconds(case_of(s, c).due) != e.time) return;
    note(s, e);
    casework::step(s, c);
    handle_pending(s);
}

void cover_event(State& s, const ScheduledEvent& e) {
    const PostId p(e.entity());
    if (microseconds(s.cover.posts[p.index()].due) != e.time) return;
    note(s, e);
    cover::step(s, p);
    handle_pending(s);
}

void post_event(State& s, const ScheduledEvent& e) {
    const PostId p(e.entity());
    if (microseconds(post(s, p).due) != e.time) return;
    note(s, e);
    post(s, p).due = never;
    recruitment::step(s, p);
    handle_pending(s);
}

/// @param tag twice the cohort's number, and one more for its end
void preparation_event(State& s, std::size_t which, std::uint32_t tag) {
    tag % 2 == 0 ? preparation::begin(s, which, tag / 2) : preparation::end(s, which, tag / 2);
}

void other_event(State& s, const ScheduledEvent& e, std::vector<std::int64_t>& rows) {
    const PractitionerId p(e.tag()); // where it is somebody's
    const std::uint32_t which = e.entity();
    switch (
        static_cast<EventType>(e.kind())) { // no default: each type is handled here, or named below
    case EventType::restoration:
        return beside<registration::restore>(s, e, s.registration[p.index()].lapsed_until);
    case EventType::secondment: return beside<secondment::end>(s, e, s.secondments[p.index()].ends);
    case EventType::session: return beside<supervision::step>(s, e, supervised(s, p).next);
    case EventType::exhaustion_update:
        return beside<update_exhaustion>(s, e, exhaustion_of(s, p).next);
    case EventType::absence: return beside<absence::step>(s, e, absence_of(s, p).next);
    case EventType::wish: return beside<step_wish>(s, e, wish_of(s, p).next);
    case EventType::academy: return beside<academy::step>(s, e, s.learners[p.index()].next);
    case EventType::experience: return beside<experience::step>(s, e, s.experience[p.index()].next);
    case EventType::case_step: return case_event(s, e);
    case EventType::cover: return cover_event(s, e);
    case EventType::post: return post_event(s, e);
    case EventType::practitioner: return; // told apart before, by what is awaited
    case EventType::period_end: note(s, e); return end_period(s, rows);
    case EventType::new_year: note(s, e); return change_of_rules::begin_year(s, which);
    case EventType::growth: note(s, e); return change_of_rules::grow(s);
    case EventType::policy: note(s, e); return change_of_rules::change_policy(s, which);
    case EventType::increment: note(s, e); return change_of_rules::increment_pay(s);
    case EventType::survey: note(s, e); return survey::take(s, e.tag());
    case EventType::offer:
        note(s, e);
        protected_time::offer(s, which);
        break;
    case EventType::intake:
        note(s, e);
        intake::come(s, which, e.tag());
        break;
    case EventType::renewal:
        note(s, e);
        registration::renew(s);
        break;
    case EventType::preparation:
        note(s, e);
        preparation_event(s, which, e.tag());
        break;
    case EventType::arrival:
        note(s, e);
        intake::arrive(s, which);
        break;
    case EventType::referral:
        note(s, e);
        casework::refer(s, which);
        break;
    case EventType::cover_stream:
        note(s, e);
        outside_cover::step(s, which);
        break;
    case EventType::cover_review:
        note(s, e);
        extra_agency::review(s);
        break;
    }
    handle_pending(s);
}

[[gnu::always_inline]] inline void happen(State& s, const ScheduledEvent& e,
                                          std::vector<std::int64_t>& rows) {
    s.now = study_start + Duration{e.time};
    // The commonest are told apart by one jump.
    constexpr auto first_due = static_cast<std::uint8_t>(EventType::practitioner);
    switch (e.kind()) {
    case first_due + static_cast<std::uint8_t>(Awaited::leave):
        return practitioner_event(s, e, Awaited::leave);
    case first_due + static_cast<std::uint8_t>(Awaited::progression):
        return practitioner_event(s, e, Awaited::progression);
    case static_cast<std::uint8_t>(EventType::post): return post_event(s, e);
    default: break;
    }
    if (e.kind() >= first_due && e.kind() < first_due + awaited_kinds)
        return practitioner_event(s, e, static_cast<Awaited>(e.kind() - first_due));
    other_event(s, e, rows);
}

// --- memory asked for early --------------------------------------------------------------------

/// What most events touch of the person or the case they are about. Selected, not branched on, for
/// which comes cannot be predicted.
[[gnu::always_inline]] inline void fetch_subject(const State& s, const ScheduledEvent& e) {
    const auto at = [&](const auto& all) { return place_of(all, e.tag()); };
    const auto kind = static_cast<EventType>(e.kind());
    const std::uintptr_t of_case = at(s.cases), of_person = at(s.people);
    const std::uintptr_t supervised = at(s.supervised), looked_at = at(s.exhaustion);
    const bool is_case = kind == EventType::case_step;
    fetch(is_case ? of_case : of_person, 5, is_case ? 0 : 64);
    fetch(is_case ? of_case : at(s.absence), 2, is_case ? 0 : 64);
    fetch(at(s.workers));
    fetch(kind == EventType::session ? supervised : looked_at);
}

/// What the next step of a case touches beside the case, which has been asked for before. Selected,
/// not branched on, likewise.
[[gnu::always_inline]] inline void fetch_beside_case(const State& s, const ScheduledEvent& e) {
    const bool is_case = static_cast<EventType>(e.kind()) == EventType::case_step;
    const Case& x = s.cases[is_case ? e.tag() : 0];
    fetch(place_of(s.workers, x.worker.value));
    fetch(place_of(s.cases, x.before.value));
    fetch(place_of(s.cases, x.after.value));
}

/// Whether what events touch is more than a processor keeps near by; what is near anyhow had better
/// not be asked for.
bool outgrows_cache(const State& s) {
    constexpr std::size_t near_by = 1 << 22, of_a_person = 1 << 10;
    return s.cases.size() * sizeof(Case) + s.posts.size() * of_a_person > near_by;
}

/// Of the next event, or of the one after it where much of each is touched.
[[gnu::always_inline]] inline void fetch_ahead(const State& s, bool large) {
    if (s.model->careers_alone) return fetch(place_of(s.people, s.agenda.probably_next().tag()), 3);
    if (!large) return;
    if (s.model->on.casework) fetch_beside_case(s, s.agenda.probably_next());
    if (const ScheduledEvent* after = s.agenda.probably_after_next()) fetch_subject(s, *after);
}

} // namespace

void end_period(State& s, std::vector<std::int64_t>& rows) {
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (requires { M::record_period_stocks(s); })
            if (M::on(*s.model)) M::record_period_stocks(s);
    });
    period::end(s, rows);
}

void run(State& s, std::vector<std::int64_t>& rows) {
    const bool large = outgrows_cache(s);
    ScheduledEvent e;
    while (s.agenda.next(e)) {
        fetch_ahead(s, large);
        happen(s, e, rows);
    }
}

} // namespace tenure::dispatch

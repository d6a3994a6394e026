#include "workforce/world.hpp"

#include "workforce/absence.hpp"
#include "workforce/academy.hpp"
#include "workforce/career_break.hpp"
#include "workforce/casework.hpp"
#include "workforce/cover.hpp"
#include "workforce/exhaustion.hpp"
#include "workforce/intake.hpp"
#include "workforce/leaving.hpp"
#include "workforce/policy_effects.hpp"
#include "workforce/outside_cover.hpp"
#include "workforce/period.hpp"
#include "workforce/preparation.hpp"
#include "workforce/progression.hpp"
#include "workforce/protected_time.hpp"
#include "workforce/qualification.hpp"
#include "workforce/recruitment.hpp"
#include "workforce/recruitment_field.hpp"
#include "workforce/registration.hpp"
#include "workforce/retention_payment.hpp"
#include "workforce/roster.hpp"
#include "workforce/school_pilot.hpp"
#include "workforce/secondment.hpp"
#include "workforce/traits.hpp"
#include "workforce/stay_with_child.hpp"
#include "workforce/supervision.hpp"
#include "workforce/survey.hpp"
#include "workforce/transfers.hpp"
#include "workforce/workload.hpp"

#include <algorithm>
#include <cstdio>

namespace tenure {

namespace {

// --- what answers what -------------------------------------------------------------------------

// Work and wellbeing, where they are simulated.

bool in_the_pool(const State& s, PractitionerId p) {
    const TeamId own = person(s, p).team;
    return own && s.model->team[own.index()].peripatetic;
}

/// Somebody in the team may have room now.
void take_waiting(State& s, TeamId team) {
    if (s.model->on.casework && team) casework::give_waiting(s, team);
}

void begin_work(State& s, PractitionerId p) {
    Worker& w = worker(s, p);
    if (w.team) { // as agency staff, until now
        w.productivity = 100;
        workload::refresh(s, p);
    } else {
        workload::join(s, p, person(s, p).team);
    }
    if (s.model->on.supervision) supervision::begin(s, p);
    if (s.model->on.exhaustion) exhaustion::begin(s, p);
    if (s.model->on.absence) absence::begin(s, p);
    if (s.model->on.transfers) transfers::begin(s, p);
    if (!s.model->stay_with_child.empty()) stay_with_child::train(s, p);
    take_waiting(s, w.team);
    if (s.model->on.cover && in_the_pool(s, p)) cover::reconsider_pool(s);
}

void stop_work(State& s, PractitionerId p) {
    if (s.model->on.casework) casework::hand_over(s, p, true);
    if (s.model->on.supervision) supervision::end(s, p);
    if (s.model->on.exhaustion) exhaustion::end(s, p);
    if (s.model->on.absence) absence::end(s, p);
    if (s.model->on.transfers) transfers::end(s, p);
    workload::set_share(s, p, 0); // she is not to be sent where somebody is wanted in her place
    if (s.model->on.cover) cover::withdraw(s, p);
    workload::leave(s, p);
}

void work_in(State& s, PractitionerId p, TeamId team) {
    if (worker(s, p).team != team) {
        if (s.model->on.casework) casework::hand_over(s, p);
        workload::move_to(s, p, team);
    }
    workload::refresh(s, p);
    if (s.model->on.supervision) supervision::refresh(s, p);
    if (!s.model->stay_with_child.empty()) stay_with_child::train(s, p);
    if (s.model->on.casework && worker(s, p).norm == 0) casework::hand_over(s, p); // a manager now
    take_waiting(s, team);
}

/// Her post, role or hours have changed. Whoever covers elsewhere stays there, unless she has left
/// the pool.
void work_changed(State& s, PractitionerId p) {
    const Status status = person(s, p).status;
    if (status != Status::present && status != Status::on_notice) return; // has not begun
    const TeamId own = person(s, p).team;
    if (!in_the_pool(s, p) && s.model->on.cover) cover::withdraw(s, p);
    work_in(s, p, worker(s, p).covers ? worker(s, p).team : own);
    if (s.model->on.cover && in_the_pool(s, p)) cover::reconsider_pool(s);
}

/// How much of her is there, hundredths.
std::int32_t share_there(const State& s, PractitionerId p) {
    if (registration::lapsed(s, p)) return 0;
    if (!s.model->on.absence) return 100;
    switch (s.conditions.absence[p.index()].stage) {
    case AbsenceStage::present: return 100;
    case AbsenceStage::phased: return hundredths(s.model->absence.phased_return_share);
    case AbsenceStage::away:
    case AbsenceStage::handed_over: break;
    }
    return 0;
}

void share_changed(State& s, PractitionerId p) {
    const std::int32_t share = share_there(s, p);
    workload::set_share(s, p, share);
    if (s.model->on.supervision) supervision::refresh(s, p);
    if (share == 0) return;
    take_waiting(s, worker(s, p).team);
    if (s.model->on.cover && in_the_pool(s, p)) cover::reconsider_pool(s);
}

void absence_is_long(State& s, PractitionerId p, PostId post) {
    if (s.model->on.casework) casework::hand_over(s, p);
    if (!s.model->on.cover) return;
    if (in_the_pool(s, p) && cover::withdraw(s, p)) work_in(s, p, person(s, p).team);
    if (post) cover::want(s, post);
}

void absence_ended(State& s, PractitionerId p, PostId post) {
    if (s.model->on.cover && post && !registration::lapsed(s, p)) cover::end_need(s, post);
    share_changed(s, p);
}

/// She may not practise.
void registration_lapsed(State& s, PractitionerId p, PostId post) {
    if (!s.model->has_workload_mechanisms) return;
    share_changed(s, p); // first: else she might be sent to cover what she leaves
    absence_is_long(s, p, post);
}

void registration_restored(State& s, PractitionerId p, PostId post) {
    if (!s.model->has_workload_mechanisms) return;
    const bool long_away =
        s.model->on.absence && s.conditions.absence[p.index()].stage == AbsenceStage::handed_over;
    if (s.model->on.cover && post && !long_away) cover::end_need(s, post);
    share_changed(s, p);
}

void cover_began(State& s, PractitionerId p, PostId post, std::int32_t how) {
    const bool sent = how == covers_from_pool || how >= covers_stream;
    if (sent && !worker(s, p).covers) return; // has left or been withdrawn since
    if (how >= covers_stream)
        return work_in(s, p, s.model->stream_team[static_cast<std::size_t>(how - covers_stream)]);
    const bool in_schools = how == covers_schools;
    const TeamId team = in_schools ? person(s, p).team : s.posts[post.index()].team;
    if (how == covers_from_pool) return work_in(s, p, team);
    workload::join(s, p, team, in_schools ? 100 : hundredths(s.model->cover.agency->productivity));
    if (!s.model->stay_with_child.empty()) stay_with_child::train(s, p);
    if (s.model->on.supervision) supervision::begin(s, p);
    take_waiting(s, team);
}

void cover_ended(State& s, PractitionerId p) {
    if (person(s, p).status != Status::agency) {
        work_in(s, p, person(s, p).team);
        return cover::reconsider_pool(s);
    }
    if (s.model->on.casework) casework::hand_over(s, p, true);
    if (s.model->on.supervision) supervision::end(s, p);
    workload::leave(s, p);
    roster::forget(s, p);
}

void hazards_may_have_changed(State& s, PractitionerId p) {
    leaving::reconsider(s, p);
    schedule(s, p);
}

// Arrangements that some have and others do not, where a policy has any.

/// Brings her terms up to what the arrangements give her now.
void set_arrangement(State& s, PractitionerId p) {
    if (!s.model->gives_individual_arrangements) return;
    IndividualArrangement arrangement;
    academy::add_to_arrangement(s, p, arrangement);
    protected_time::add_to_arrangement(s, p, arrangement);
    if (!s.prepared.empty()) preparation::add_to_arrangement(s, p, arrangement);
    s.arrangement[p.index()] = arrangement;
}

void arrangement_changed(State& s, PractitionerId p) {
    set_arrangement(s, p);
    const Status status = person(s, p).status;
    if (status != Status::present && status != Status::on_notice) return;
    if (s.model->has_workload_mechanisms) {
        workload::refresh(s, p);
        take_waiting(s, worker(s, p).team);
    }
    hazards_may_have_changed(s, p);
}

/// She is in another role, or in another team.
void reconsider_arrangements(State& s, PractitionerId p, bool other_role) {
    if (!s.model->gives_individual_arrangements) return;
    academy::enter(s, p); // who joins is placed first
    academy::reconsider(s, p);
    if (other_role) protected_time::release(s, p);
    set_arrangement(s, p);
}

void end_arrangements(State& s, PractitionerId p) {
    if (!s.model->gives_individual_arrangements) return;
    academy::end(s, p);
    protected_time::release(s, p);
    set_arrangement(s, p);
}

void placed(State& s, PractitionerId p, PostId post) {
    reconsider_arrangements(s, p, false);
    if (s.model->on.cover) cover::end_need(s, post);
    work_changed(s, p);
    if (s.model->on.transfers && transfers::placed(s, p)) hazards_may_have_changed(s, p);
}

void somebody_started(State& s, PractitionerId p) {
    if (s.model->gives_individual_arrangements) {
        academy::enter(s, p);
        set_arrangement(s, p);
    }
    if (s.model->has_workload_mechanisms) begin_work(s, p);
    leaving::begin(s, p);
}

void role_changed(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    const bool manages = s.model->roles[x.role.index()].track == Track::management;
    x.mismatched = manages && x.aspiration == Aspiration::practice;
    reconsider_arrangements(s, p, true);
    if (s.model->has_workload_mechanisms) work_changed(s, p);
    if (s.model->on.transfers) transfers::reconsider(s, p);
}

/// Follows on somebody_started() and role_changed().
inline void role_begun(State& s, PractitionerId p) {
    if (person(s, p).status != Status::present) return; // on notice when the study starts
    progression::begin_role(s, p);
    if (!s.model->course_years.empty()) qualification::seek_course(s, p);
    if (!s.model->payments.empty()) retention_payment::consider(s, p);
    leaving::reconsider(s, p);
    schedule(s, p);
}

void notice_given(State& s, PractitionerId p, PostId post) {
    if (!s.secondments.empty()) secondment::give_up(s, p);
    recruitment::withdraw(s, p);
    if (post) recruitment::schedule_vacancy(s, post);
    if (s.model->on.transfers) transfers::stop(s, p);
    schedule(s, p);
}

void somebody_left(State& s, PractitionerId p, Destination to) {
    if (!s.lapsed_until.empty()) registration::forget(s, p);
    if (!s.secondments.empty()) secondment::give_up(s, p);
    recruitment::withdraw(s, p);
    if (!s.model->payments.empty()) retention_payment::end(s, p);
    if (!s.prepared.empty()) preparation::withdraw(s, p);
    end_arrangements(s, p);
    if (s.model->has_workload_mechanisms) stop_work(s, p);
    if (s.model->on.cover && to == Destination::agency) cover::remember_leaver(s, p);
    if (to != Destination::career_break) return roster::forget(s, p);
    career_break::begin(s, p);
    schedule(s, p);
}

void post_vacated(State& s, PostId post) {
    recruitment::open(s, post);
    if (!s.model->on.cover || s.posts[post.index()].abolished) return;
    if (!s.posts[post.index()].holder) cover::want(s, post);
}

void posts_changed(State& s, PostId post, std::int32_t by) {
    if (!s.model->on.cover) return;
    if (by < 0) cover::end_need(s, post);
    if (s.model->team[s.posts[post.index()].team.index()].peripatetic)
        cover::pool_posts_changed(s, by);
}

void qualifications_changed(State& s, PractitionerId p) {
    progression::qualification_changed(s, p);
    qualification::seek_course(s, p);
    schedule(s, p);
}

void handle(State& s, EventKind kind, PractitionerId who, PostId post, std::int32_t detail) {
    switch (kind) {
    case EventKind::practitioner_started:
    case EventKind::role_changed:
        kind == EventKind::role_changed ? role_changed(s, who) : somebody_started(s, who);
        return role_begun(s, who);
    case EventKind::notice_given: return notice_given(s, who, post);
    case EventKind::practitioner_left:
        return somebody_left(s, who, static_cast<Destination>(detail));
    case EventKind::post_vacated: return post_vacated(s, post);
    case EventKind::posts_changed: return posts_changed(s, post, detail);
    case EventKind::kept_no_longer: return recruitment::keep_no_longer(s, post);
    case EventKind::placed: return placed(s, who, post);
    case EventKind::hours_changed: return work_changed(s, who);
    case EventKind::absence_began: return share_changed(s, who);
    case EventKind::absence_is_long: return absence_is_long(s, who, post);
    case EventKind::absence_ended: return absence_ended(s, who, post);
    case EventKind::back_in_full: return share_changed(s, who);
    case EventKind::cover_began: return cover_began(s, who, post, detail);
    case EventKind::cover_ended: return cover_ended(s, who);
    case EventKind::post_taken: return recruitment::taken(s, post);
    case EventKind::transfer_agreed: return transfers::shadow(s, who, post);
    case EventKind::registration_given_up:
    case EventKind::programme_failed: return leaving::go(s, who);
    case EventKind::registration_lapsed: return registration_lapsed(s, who, post);
    case EventKind::registration_restored: return registration_restored(s, who, post);
    case EventKind::course_begun:
    case EventKind::course_completed: return qualifications_changed(s, who);
    case EventKind::academy_ended:
    case EventKind::arrangement_changed:
    case EventKind::protected_time_begun:
    case EventKind::protected_time_ended:
    case EventKind::preparation_begun:
    case EventKind::preparation_ended: return arrangement_changed(s, who);
    case EventKind::progression_blocked:
    case EventKind::tie_in_begun:
    case EventKind::tie_in_ended: return hazards_may_have_changed(s, who);
    default: return;
    }
}

/// As answer(), in a world of careers alone: what most of its events tell.
void handle_careers_alone(State& s, EventKind kind, PractitionerId who, PostId post,
                  std::int32_t detail) {
    switch (kind) {
    case EventKind::practitioner_started:
        leaving::begin(s, who);
        if (person(s, who).status != Status::present) return; // on notice when the study starts
        progression::begin_role(s, who);
        return schedule(s, who);
    case EventKind::role_changed:
        progression::begin_role(s, who);
        leaving::reconsider(s, who);
        return schedule(s, who);
    case EventKind::post_vacated: return recruitment::open(s, post);
    case EventKind::practitioner_left:
        if (static_cast<Destination>(detail) == Destination::career_break) break;
        recruitment::withdraw(s, who);
        return roster::forget(s, who);
    default: break;
    }
    handle(s, kind, who, post, detail);
}

template <class Answer> void handle_all(State& s, Answer handle_one) {
    for (std::size_t i = 0; i < s.pending.count; ++i) {
        // Read part by part, as it was written a moment ago: to copy it whole would wait for
        // memory.
        const Event& h = s.pending.list[i];
        if (s.observer != nullptr) [[unlikely]]
            s.observer->on_event(s, h);
        handle_one(s, h.kind, h.who, h.post, h.detail);
    }
    s.pending.count = 0;
}

/// Answers all that has been told, and all that is told in answer, in the order of telling.
void handle_pending(State& s) {
    s.model->careers_alone ? handle_all(s, handle_careers_alone) : handle_all(s, handle);
}

// --- what happens when its time has come -------------------------------------------------------

[[gnu::always_inline]] inline void due_now(State& s, PractitionerId p, Awaited what) {
    switch (what) {
    case Awaited::last_day: return leaving::go(s, p);
    case Awaited::leave: return leaving::decide(s, p);
    case Awaited::progression: progression::step(s, p); break;
    case Awaited::course: qualification::step(s, p); break;
    case Awaited::blocked: progression::become_blocked(s, p); break;
    case Awaited::tie_in:
        retention_payment::step(s, p);
        leaving::reconsider(s, p);
        break;
    case Awaited::move: recruitment::move(s, p); break;
    case Awaited::come_back: career_break::end(s, p); break;
    case Awaited::last: break;
    }
}

void note(State& s, const ScheduledEvent& e) {
    ++s.events;
    ++s.events_of[e.kind()];
}

/// @param what Due of `e`, spelled out where the event is dispatched
[[gnu::always_inline]] inline void practitioner_event(State& s, const ScheduledEvent& e, Awaited what) {
    const PractitionerId p(e.tag());
    Practitioner& x = person(s, p);
    if (!same(x.scheduled, e)) return; // something else has been planned for her since
    note(s, e);
    x.scheduled = {};
    x.reschedule = true;
    due_now(s, p, what);
    handle_pending(s);
    if (person(s, p).status != Status::gone) schedule(s, p);
}

/// Something of a practitioner's beside her career, unless she was planned for something else
/// since.
/// @param next what she was last planned for
template <void (*step)(State&, PractitionerId)>
void beside(State& s, const ScheduledEvent& e, Instant next) {
    const PractitionerId p(e.tag());
    if (person(s, p).who.bits != e.entity() || microseconds(next) != e.time) return;
    note(s, e);
    step(s, p);
    handle_pending(s);
}

void update(State& s, PractitionerId p) {
    if (!exhaustion::step(s, p)) return;
    if (s.model->on.absence) absence::reconsider(s, p);
    hazards_may_have_changed(s, p);
}

void wish(State& s, PractitionerId p) {
    transfers::step(s, p);
    hazards_may_have_changed(s, p);
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
    if (microseconds(s.conditions.cover.posts[p.index()].due) != e.time) return;
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

/// Everybody looks at the rules again after they have changed.
void rules_changed(State& s) {
    policy_effects::set(s);
    roster::revalue(s);
    recruitment::reconsider_streams(s);
    if (s.model->has_workload_mechanisms && !s.model->stay_with_child.empty()) stay_with_child::train_all(s);
    if (s.model->gives_individual_arrangements) {
        academy::rules_changed(s);
        protected_time::rules_changed(s);
    }
    for (std::size_t i = 0; i < s.people_known; ++i) {
        const PractitionerId p(i);
        if (s.people[i].status != Status::present) continue;
        progression::reconsider(s, p);
        if (s.model->any_closed_progressions) qualification::seek_course(s, p);
        retention_payment::consider(s, p);
        if (s.model->on.transfers) transfers::reconsider(s, p);
        leaving::reconsider(s, p);
        schedule(s, p);
    }
    handle_pending(s);
}

void policy_event(State& s, std::size_t block) {
    const BlockModel& b = s.model->blocks[block];
    if (s.posts_changed_at != s.now) { // with the first of the blocks that begin or end now
        s.posts_changed_at = s.now;
        for (std::size_t group = 0; group < s.model->post_groups.size(); ++group)
            recruitment::change_posts(s, group, policy_effects::posts_changing(s, group));
    }
    if (b.pilot >= 0 && policy_effects::in_force(s, b))
        school_pilot::begin(s, static_cast<std::size_t>(b.pilot));
    else if (b.pilot >= 0)
        school_pilot::end(s, static_cast<std::size_t>(b.pilot));
    rules_changed(s);
}

/// @param tag twice the cohort's number, and one more for its end
void preparation_event(State& s, std::size_t which, std::uint32_t tag) {
    tag % 2 == 0 ? preparation::begin(s, which, tag / 2) : preparation::end(s, which, tag / 2);
    handle_pending(s);
}

void increment_event(State& s) {
    accrue(s);
    ++s.increments;
    for (RoleState& role : s.roles)
        for (PractitionerId p : role.people) roster::increment(s, p);
    if (s.model->pay.market_pay_growth != 0) rules_changed(s);
}

void period_end(State& s, std::vector<std::int64_t>& rows) {
    if (s.model->on.casework) casework::record_period_stocks(s);
    if (s.model->on.exhaustion) exhaustion::record_period_stocks(s);
    if (s.model->on.absence) absence::record_period_stocks(s);
    if (s.model->on.cover) cover::record_period_stocks(s);
    if (s.model->on.transfers) transfers::record_period_stocks(s);
    if (s.model->gives_individual_arrangements) {
        academy::record_period_stocks(s);
        protected_time::record_period_stocks(s);
    }
    period::end(s, rows);
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
    const auto kind = static_cast<EventType>(e.kind());
    const PractitionerId p(e.tag()); // where it is somebody's
    switch (kind) {
    case EventType::restoration: return beside<registration::restore>(s, e, s.lapsed_until[p.index()]);
    case EventType::secondment: return beside<secondment::end>(s, e, s.secondments[p.index()].ends);
    case EventType::session: return beside<supervision::step>(s, e, supervised(s, p).next);
    case EventType::exhaustion_update: return beside<update>(s, e, exhaustion_of(s, p).next);
    case EventType::absence: return beside<absence::step>(s, e, absence_of(s, p).next);
    case EventType::wish: return beside<wish>(s, e, wish_of(s, p).next);
    case EventType::academy:
        if (s.learners.empty()) return;
        return beside<academy::step>(s, e, s.learners[p.index()].next);
    case EventType::case_step: return case_event(s, e);
    case EventType::cover: return cover_event(s, e);
    default: break;
    }
    note(s, e);
    switch (kind) {
    case EventType::period_end: return period_end(s, rows);
    case EventType::policy: return policy_event(s, e.entity());
    case EventType::increment: return increment_event(s);
    case EventType::survey: return survey::take(s, e.tag());
    case EventType::offer: protected_time::offer(s, e.entity()); return handle_pending(s);
    case EventType::intake: intake::come(s, e.entity(), e.tag()); return handle_pending(s);
    case EventType::renewal: registration::renew(s); return handle_pending(s);
    case EventType::preparation: return preparation_event(s, e.entity(), e.tag());
    case EventType::arrival: intake::arrive(s, e.entity()); return handle_pending(s);
    case EventType::referral: casework::refer(s, e.entity()); return handle_pending(s);
    case EventType::cover_stream: outside_cover::step(s, e.entity()); return handle_pending(s);
    default: return;
    }
}

// --- the beginning -----------------------------------------------------------------------------

void clear(CoverState& c, const Model& m) {
    c.posts.clear();
    c.requests.assign(m.roles.size(), 0);
    c.own_leavers.clear();
    c.streams.resize(m.cover.streams.size());
    for (CoverStreamState& x : c.streams) {
        x.requests = 0;
        x.under_way.clear();
    }
    c.agency_fte = c.coming_fte = c.agency_rate = c.backfill_rate = c.pool_busy = c.pool_posts = 0;
    c.accrued_to = study_start;
    c.charged = c.backfilled = c.busy_time = 0;
    c.charge_reported = c.backfill_reported = c.busy_reported = 0;
}

void clear_conditions(State& s) {
    const Model& m = *s.model;
    if (!m.has_workload_mechanisms) return;
    Conditions& c = s.conditions;
    c.teams.resize(m.team.size());
    for (TeamState& t : c.teams) {
        t.workers.clear();
        t.roomiest_known = false;
        t.supervisors.clear();
        t.first_waiting = t.last_waiting = {};
        t.waiting = 0;
    }
    c.cases_known = 0;
    c.free_cases.clear();
    c.case_ledger = {};
    c.schools.rank.clear();
    if (m.casework.rules.schools) schools::draw(c.schools, *m.casework.rules.schools, s.random);
    c.pilots_begun.assign(m.pilots.size(), 0);
    c.services.assign(2 * m.casework.services.size(), {}); // then those of added demand
    clear(c.cover, m);
    c.absence_ledger = {};
}

void clear_arrangements(State& s) {
    academy::clear(s);
    protected_time::clear(s);
    if (s.model->gives_individual_arrangements) return;
    s.arrangement.clear(); // of another policy
    s.learners.clear();
    s.protected_place.clear();
}

void clear(State& s, const Model& model, const RandomStream& random, Observer* observer) {
    s.model = &model;
    s.observer = observer;
    s.random = random;
    s.now = study_start;
    s.agenda.begin(model.horizon, model.expected_events);
    s.people_known = 0;
    s.merits.resize(s.people.size());
    s.career_paths.resize(s.people.size() * model.in_place_slots);
    s.tie_ins.resize(s.people.size() * model.payments.size());
    s.lapsed_until.resize(model.registration ? s.people.size() : 0, never);
    s.secondments.resize(model.has_secondments ? s.people.size() : 0);
    s.prepared.resize(model.preparations.empty() ? 0 : s.people.size());
    make_room_for_conditions(s);
    s.free_people.clear();
    s.posts.clear();
    s.queue.clear();
    s.queue_head = 0;
    s.recruiters_busy = 0;
    s.supernumerary.clear();
    s.newly_qualified.clear();
    s.oldest_cohort_seat = 0;
    s.arrived.assign(model.arrivals.size(), 0);
    s.pending.count = 0;
    s.heads = s.fte = s.vacant = s.establishment = s.pay_rate = 0;
    s.accrued_to = study_start;
    s.pay_accrued = s.heads_accrued = 0;
    s.pay_reported = s.paid_reported = s.heads_reported = 0;
    s.posts_changed_at = never;
    s.increments = 0;
    s.events = 0;
    s.events_of.fill(0);
    clear_arrangements(s);
    s.roles.resize(model.roles.size());
    clear_conditions(s);
}

void reserve_conditions(Conditions& c, std::size_t people) {
    for_all_beside_people(c, [&](auto& list) { list.reserve(people); });
    c.cover.posts.reserve(people);
    c.cover.own_leavers.reserve(people);
    for (CoverStreamState& x : c.cover.streams) x.under_way.reserve(people);
}

void reserve_lists(TeamState& t, std::size_t workers) {
    t.workers.reserve(64 + 2 * workers);
    t.supervisors.reserve(64 + 2 * workers);
}

void reserve_lists_of_teams(State& s) {
    std::vector<TeamState>& teams = s.conditions.teams;
    for (TeamState& t : teams) reserve_lists(t, 0);
    const auto expect = [&](TeamId team, double workers) {
        if (team) reserve_lists(teams[team.index()], static_cast<std::size_t>(workers));
    };
    for (const PostGroupModel& g : s.model->post_groups) expect(g.team, g.posts);
    for (const StaffGroupModel& g : s.model->staff) expect(g.team, g.heads);
}

int staff_of_pilot(const Model& m, const BlockModel& b) {
    if (b.pilot < 0) return 0;
    const PilotModel& pilot = m.pilots[static_cast<std::size_t>(b.pilot)];
    return pilot.workers + pilot.managers;
}

/// Room for more than any replication is likely to need, so that none asks for memory on its way.
void reserve_memory(State& s) {
    const Model& m = *s.model;
    const double span = in_years(m.horizon - study_start);
    double heads = 64, joining = 64;
    for (const PostGroupModel& g : m.post_groups) heads += 2 * g.posts;
    heads += static_cast<double>(m.members.size());
    for (const StaffGroupModel& g : m.staff) heads += 2 * g.heads;
    for (const BlockModel& b : m.blocks)
        heads += 2 * std::max(b.posts, 0) * static_cast<double>(b.post_groups.size()) +
                 staff_of_pilot(m, b),
            joining += 2 * std::max(b.intake_seats, 0.) * span;
    for (const AcademyModel& a : m.academies)
        for (double seats : a.seats) joining += 2 * std::max(seats, 0.) * span;
    for (const IntakeModel& i : m.intakes)
        joining += 2.0 * i.seats * static_cast<double>(i.dates.size());
    for (const ArrivalModel& a : m.arrivals) joining += 2 * a.rate * span;
    const auto people = static_cast<std::size_t>(heads + joining),
               joiners = static_cast<std::size_t>(joining);
    s.people.reserve(people);
    s.merits.reserve(people);
    s.career_paths.reserve(people * m.in_place_slots);
    s.tie_ins.reserve(people * m.payments.size());
    if (m.gives_individual_arrangements) {
        s.arrangement.reserve(people);
        s.learners.reserve(people);
        s.protected_place.reserve(people);
    }
    if (!m.preparations.empty()) s.prepared.reserve(people);
    if (m.has_secondments) s.secondments.reserve(people);
    if (m.registration) s.lapsed_until.reserve(people);
    for (auto* list : {&s.free_people, &s.supernumerary}) list->reserve(people);
    s.posts.reserve(people);
    s.queue.reserve(people);
    s.free_posts.reserve(people);
    s.newly_qualified.reserve(joiners);
    s.pending.reserve(4 * people);
    const auto cases = static_cast<std::size_t>(m.casework.under_way);
    s.agenda.reserve((m.has_workload_mechanisms ? 16 : 4) * people + 4 * cases);
    if (m.has_workload_mechanisms) {
        reserve_conditions(s.conditions, people);
        reserve_lists_of_teams(s);
    }
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        s.roles[r].people.reserve(people);
        s.roles[r].returners.reserve(people);
        s.roles[r].applicants.reserve(64 +
                                      static_cast<std::size_t>(m.roles[r].applicants_per_year));
    }
}

void clear_roles(State& s) {
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        RoleState& role = s.roles[r];
        role.people.clear();
        role.applicants.clear();
        role.returners.clear();
        role.hired = role.searches = role.next_applicant = 0;
        role.heads = role.fte = 0;
        const Entity first = applicant(static_cast<std::uint32_t>(r), 0);
        role.stream = {};
        if (!(s.model->roles[r].applicants_per_year > 0)) continue;
        role.stream.budget = unit_exponential(address(s.random, Purpose::arrival, first));
        role.stream.hazard = field::stream_rate(s, RoleId(r));
        // The stream has run for as long as a round that is under way at the start.
        const RecruitmentParameters& rules = s.model->recruitment;
        role.stream.since = study_start - days(rules.advertising_days) - days(rules.selection_days);
    }
}

void schedule_dates(State& s) {
    const Model& m = *s.model;
    const auto at = [&](Instant t, EventType kind, std::size_t which, std::size_t tag = 0) {
        s.agenda.schedule(scheduled(t, static_cast<std::uint8_t>(kind), static_cast<std::uint32_t>(which),
                              static_cast<std::uint32_t>(tag)));
    };
    for (std::size_t i = 0; i + 1 < m.periods.size(); ++i)
        at(m.periods[i].end, EventType::period_end, i);
    for (std::size_t b = 0; b < m.blocks.size(); ++b) {
        at(m.blocks[b].start, EventType::policy, b);
        if (m.blocks[b].end < m.horizon && m.blocks[b].end > m.blocks[b].start)
            at(m.blocks[b].end, EventType::policy, b);
    }
    if (m.uses_pay)
        for (std::size_t i = 0; i < m.increments.size(); ++i)
            at(m.increments[i], EventType::increment, i);
    for (std::size_t i = 0; i < m.intakes.size(); ++i)
        for (std::size_t k = 0; k < m.intakes[i].dates.size(); ++k)
            at(m.intakes[i].dates[k], EventType::intake, i, k);
    for (std::size_t i = 0; i < m.survey_dates.size(); ++i)
        at(m.survey_dates[i], EventType::survey, 0, i);
    for (std::size_t i = 0; i < m.renewals.size(); ++i) at(m.renewals[i], EventType::renewal, i);
    for (std::size_t i = 0; i < m.preparations.size(); ++i)
        for (std::size_t k = 0; k < m.preparations[i].cohorts.size(); ++k) {
            at(m.preparations[i].cohorts[k], EventType::preparation, i, 2 * k);
            at(m.preparations[i].ends[k], EventType::preparation, i, 2 * k + 1);
        }
    for (std::size_t i = 0; i < m.arrivals.size(); ++i) intake::schedule_arrival(s, i);
}

void make_posts(State& s) {
    // Each made in place; to copy one over and over would wait for memory.
    for (const PostGroupModel& g : s.model->post_groups) {
        std::size_t i = s.posts.size();
        s.posts.resize(i + static_cast<std::size_t>(g.posts));
        for (; i < s.posts.size(); ++i) {
            s.posts[i].family = g.family;
            s.posts[i].team = g.team;
            s.posts[i].id = PostId(i);
        }
    }
    s.establishment = s.vacant = static_cast<std::int64_t>(s.posts.size());
}

/// Of a family in a team; the number of posts if there is none.
std::size_t first_post(const Model& m, FamilyId family, TeamId team) {
    std::size_t before = 0;
    for (const PostGroupModel& g : m.post_groups) {
        if (g.family == family && g.team == team) return before;
        before += static_cast<std::size_t>(g.posts);
    }
    return before;
}

/// The next empty post of a family in a team; posts are handed out from the first on.
PostId next_empty(const State& s, FamilyId family, TeamId team, std::size_t& from) {
    for (; from < s.posts.size(); ++from) {
        const Post& x = s.posts[from];
        if (!x.holder && x.family == family && x.team == team) return x.id;
    }
    return {};
}

/// Hundredths of the k-th of a group whose hours are stated: the first of them are part-timers, one of
/// them with what is left over; where that is not enough, all work alike.
std::int32_t stated_fte(const State& s, const StaffGroupModel& g, std::uint32_t k) {
    const auto heads = static_cast<std::int64_t>(g.heads);
    const std::int64_t fewer = 100 - hundredths(s.model->population.part_time_fte);
    const std::int64_t missing_hours = 100 * heads - g.fte;
    if (missing_hours > fewer * heads)
        return static_cast<std::int32_t>(g.fte / heads + (k < g.fte % heads ? 1 : 0));
    const std::int64_t left = missing_hours - fewer * k;
    return static_cast<std::int32_t>(100 - std::clamp(left, std::int64_t{0}, fewer));
}

void seat(State& s, const StaffGroupModel& g, Entity who, std::uint32_t k, std::size_t& from) {
    const PractitionerId p = roster::appear(s, who);
    traits::draw_initial_traits(s, p, g.role, g.outside_posts);
    if (g.fte > 0) person(s, p).fte = stated_fte(s, g, k);
    person(s, p).team = g.team;
    if (!g.outside_posts) {
        const PostId at = next_empty(s, s.model->roles[g.role.index()].family, g.team, from);
        expects(static_cast<bool>(at), "there are posts for all of the staff at the start");
        roster::occupy(s, p, at);
    }
    roster::start(s, p, g.role, StartedFrom::initial);
}

/// The staff list's people; the last of the groups' numbers is theirs.
void seat_members(State& s) {
    constexpr std::uint32_t list = 4095;
    for (std::size_t k = 0; k < s.model->members.size(); ++k) {
        const MemberModel& m = s.model->members[k];
        const PractitionerId p =
            roster::appear(s, initial_staff(list, static_cast<std::uint32_t>(k)));
        traits::draw_listed_traits(s, p, m);
        person(s, p).team = m.team;
        const FamilyId family = s.model->roles[m.role.index()].family;
        std::size_t from = first_post(*s.model, family, m.team);
        const PostId at = next_empty(s, family, m.team, from);
        expects(static_cast<bool>(at), "there are posts for everybody on the staff list");
        roster::occupy(s, p, at);
        roster::start(s, p, m.role, StartedFrom::initial);
    }
}

void populate(State& s) {
    for (std::size_t g = 0; g < s.model->staff.size(); ++g) {
        const StaffGroupModel& group = s.model->staff[g];
        const auto name = static_cast<std::uint32_t>(g);
        const Address at = address(s.random, Purpose::count, initial_staff(name, 0));
        const auto heads = group.drawn ? poisson(at, group.heads)
                                       : static_cast<std::uint32_t>(whole_number(at, group.heads));
        const FamilyId family = s.model->roles[group.role.index()].family;
        std::size_t from = first_post(*s.model, family, group.team);
        for (std::uint32_t k = 0; k < heads; ++k) seat(s, group, initial_staff(name, k), k, from);
    }
    seat_members(s);
    handle_pending(s);
    for (std::size_t i = 0; i < s.posts.size(); ++i) {
        if (s.posts[i].holder || s.posts[i].kept_for || s.posts[i].search != Search::none) continue;
        recruitment::open_at_start(s, PostId(i));
        handle_pending(s); // a colleague who moves leaves a post behind, which may stand later in the list
    }
}

[[noreturn]] void say_where(const State& s, const ContractViolation& broken) {
    char where[160];
    std::snprintf(where, sizeof where, "; at %.6f years, event %llu of replication %u, seed %llu",
                  in_years(s.now - study_start), static_cast<unsigned long long>(s.events),
                  s.random.replication, static_cast<unsigned long long>(s.random.seed));
    throw ContractViolation(broken.what() + std::string(where));
}

/// What most events touch of the person or the case they are about. Selected, not branched on, for
/// which comes cannot be foretold.
[[gnu::always_inline]] inline void fetch_subject(const State& s, const ScheduledEvent& e) {
    const auto at = [&](const auto& all) { return place_of(all, e.tag()); };
    const Conditions& c = s.conditions;
    const auto kind = static_cast<EventType>(e.kind());
    const std::uintptr_t of_case = at(c.cases), of_person = at(s.people);
    const std::uintptr_t supervised = at(c.supervised), looked_at = at(c.exhaustion);
    const bool is_case = kind == EventType::case_step;
    fetch(is_case ? of_case : of_person, 5, is_case ? 0 : 64);
    fetch(is_case ? of_case : at(c.absence), 2, is_case ? 0 : 64);
    fetch(at(c.workers));
    fetch(kind == EventType::session ? supervised : looked_at);
}

/// What the next step of a case touches beside the case, which has been asked for before. Selected,
/// not branched on, likewise.
[[gnu::always_inline]] inline void fetch_beside_case(const State& s, const ScheduledEvent& e) {
    const Conditions& c = s.conditions;
    const bool is_case = static_cast<EventType>(e.kind()) == EventType::case_step;
    const Case& x = c.cases[is_case ? e.tag() : 0];
    fetch(place_of(c.workers, x.worker.value));
    fetch(place_of(c.cases, x.before.value));
    fetch(place_of(c.cases, x.after.value));
}

/// Whether what events touch is more than a processor keeps near by; what is near anyhow had better
/// not be asked for.
bool outgrows_cache(const State& s) {
    constexpr std::size_t near_by = 1 << 22, of_a_person = 1 << 10;
    return s.conditions.cases.size() * sizeof(Case) + s.posts.size() * of_a_person > near_by;
}

/// Of the next event, or of the one after it where much of each is touched.
[[gnu::always_inline]] inline void fetch_ahead(const State& s, bool large) {
    if (s.model->careers_alone) return fetch(place_of(s.people, s.agenda.probably_next().tag()), 3);
    if (!large) return;
    if (s.model->on.casework) fetch_beside_case(s, s.agenda.probably_next());
    if (const ScheduledEvent* after = s.agenda.probably_after_next()) fetch_subject(s, *after);
}

/// Everybody and everything that is there when the study starts.
void open(State& s) {
    policy_effects::set_baseline(s);
    clear_roles(s);
    period::begin(s);
    make_posts(s);
    populate(s);
    // Stated agency staff are there before cases are given out, for they hold them too.
    const bool stated = s.model->on.cover && s.model->cover.agency &&
                        s.model->cover.agency->covering_at_start;
    if (stated) {
        cover::begin(s);
        handle_pending(s);
    }
    if (s.model->on.casework) casework::begin(s);
    if (s.model->on.cover) {
        if (!stated) cover::begin(s);
        outside_cover::begin(s);
    }
    handle_pending(s);
}

void run(State& s, std::vector<std::int64_t>& rows) {
    open(s);
    schedule_dates(s);
    const bool large = outgrows_cache(s);
    ScheduledEvent e;
    while (s.agenda.next(e)) {
        fetch_ahead(s, large);
        happen(s, e, rows);
    }
    s.now = s.model->horizon;
    period_end(s, rows);
}

} // namespace

void simulate(const Model& model, const RandomStream& random, State& state, std::vector<std::int64_t>& rows,
              Observer* observer) {
    clear(state, model, random, observer);
    reserve_memory(state);
    try {
        run(state, rows);
    } catch (const ContractViolation& broken) {
        say_where(state, broken);
    }
}

void opening_stocks(const Model& model, const RandomStream& random, State& state,
                    std::vector<std::int64_t>& rows) {
    clear(state, model, random, nullptr);
    reserve_memory(state);
    try {
        open(state);
        period_end(state, rows);
    } catch (const ContractViolation& broken) {
        say_where(state, broken);
    }
}

} // namespace tenure

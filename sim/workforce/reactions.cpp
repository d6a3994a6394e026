// The one page on which it stands what answers what. Processes never call each other: each emits an
// event, the table at the end of this page says which reaction answers it, and each reaction is
// written as the sequence in which things happen.
#include "workforce/reactions.hpp"

#include "workforce/agency_supply.hpp"
#include "workforce/career_break.hpp"
#include "workforce/leaving.hpp"
#include "workforce/mechanisms.hpp"
#include "workforce/presence.hpp"
#include "workforce/progression.hpp"
#include "workforce/reaction_table.hpp"
#include "workforce/recruitment.hpp"
#include "workforce/roster.hpp"

#include <utility>

namespace tenure::reactions {

namespace {

void update_leaving(State& s, PractitionerId p) {
    leaving::reconsider(s, p);
    schedule(s, p);
}

bool employed(Status status) { return status == Status::present || status == Status::on_notice; }

bool in_the_pool(const State& s, PractitionerId p) {
    const TeamId own = person(s, p).team;
    return own && s.model->team[own.index()].peripatetic;
}

/// @tparam careers_alone no mechanism of the list is on: none is asked, nor compiled in
template <bool careers_alone> struct Reactions {
    template <class M> static bool on(const State& s) { return !careers_alone && M::on(*s.model); }
    static bool has_casework(const State& s) { return on<casework::Mechanism>(s); }
    static bool has_supervision(const State& s) { return on<supervision::Mechanism>(s); }
    static bool has_absence(const State& s) { return on<absence::Mechanism>(s); }
    static bool has_transfers(const State& s) { return on<transfers::Mechanism>(s); }
    static bool has_cover(const State& s) { return on<cover::Mechanism>(s); }
    static bool has_workload(const State& s) { return on<workload::Mechanism>(s); }
    static bool has_staying(const State& s) { return on<stay_with_child::Mechanism>(s); }

    // --- work ----------------------------------------------------------------------------------

    /// Somebody in the team may have room now.
    static void give_waiting(State& s, TeamId team) {
        if (has_casework(s) && team) casework::give_waiting(s, team);
    }

    static void reconsider_pool(State& s, PractitionerId p) {
        if (has_cover(s) && in_the_pool(s, p)) cover::reconsider_pool(s);
    }

    static void begin_work(State& s, PractitionerId p) {
        Worker& w = worker(s, p);
        if (w.team) { // as agency staff, until now
            w.productivity = 100;
            workload::refresh(s, p);
        } else {
            workload::join(s, p, person(s, p).team);
        }
        if (has_supervision(s)) supervision::begin(s, p);
        if (on<exhaustion::Mechanism>(s)) exhaustion::begin(s, p);
        if (has_absence(s)) absence::begin(s, p);
        if (has_transfers(s)) transfers::begin(s, p);
        if (has_staying(s)) stay_with_child::train(s, p);
        give_waiting(s, w.team);
        reconsider_pool(s, p);
    }

    static void stop_work(State& s, PractitionerId p) {
        if (has_casework(s)) casework::hand_over(s, p, true);
        if (has_supervision(s)) supervision::end(s, p);
        if (on<exhaustion::Mechanism>(s)) exhaustion::end(s, p);
        if (has_absence(s)) absence::end(s, p);
        if (has_transfers(s)) transfers::end(s, p);
        workload::set_share(s, p, 0); // not to be sent where somebody is wanted in their place
        if (has_cover(s)) cover::withdraw(s, p);
        workload::leave(s, p);
    }

    static void work_in(State& s, PractitionerId p, TeamId team) {
        if (worker(s, p).team != team) {
            if (has_casework(s)) casework::hand_over(s, p);
            workload::move_to(s, p, team);
        }
        workload::refresh(s, p);
        if (has_supervision(s)) supervision::refresh(s, p);
        if (has_staying(s)) stay_with_child::train(s, p);
        if (has_casework(s) && worker(s, p).norm == 0) casework::hand_over(s, p); // manages now
        give_waiting(s, team);
    }

    /// Post, role or hours have changed. Whoever covers elsewhere stays there, unless they have
    /// left the pool.
    static void change_work(State& s, PractitionerId p, PostId = {}, std::int32_t = 0) {
        if (!employed(person(s, p).status)) return; // has not begun
        const TeamId own = person(s, p).team;
        if (!in_the_pool(s, p) && has_cover(s)) cover::withdraw(s, p);
        work_in(s, p, worker(s, p).covers ? worker(s, p).team : own);
        reconsider_pool(s, p);
    }

    static void change_share(State& s, PractitionerId p, PostId = {}, std::int32_t = 0) {
        const std::int32_t share = share_there(s, p);
        workload::set_share(s, p, share);
        if (has_supervision(s)) supervision::refresh(s, p);
        if (share == 0) return;
        give_waiting(s, worker(s, p).team);
        reconsider_pool(s, p);
    }

    static void be_away_for_long(State& s, PractitionerId p, PostId post, std::int32_t = 0) {
        if (has_casework(s)) casework::hand_over(s, p);
        if (!has_cover(s)) return;
        if (in_the_pool(s, p) && cover::withdraw(s, p)) work_in(s, p, person(s, p).team);
        if (post) cover::want(s, post);
    }

    // --- individual arrangements -----------------------------------------------------------------

    static void update_arrangement(State& s, PractitionerId p) {
        if (on<experience::Mechanism>(s)) experience::find(s, p);
        arrangements::update(s, p);
    }

    static void change_arrangement(State& s, PractitionerId p, PostId = {}, std::int32_t = 0) {
        update_arrangement(s, p);
        if (!employed(person(s, p).status)) return;
        if (has_workload(s)) {
            workload::refresh(s, p);
            if (has_supervision(s)) supervision::refresh(s, p);
            give_waiting(s, worker(s, p).team);
        }
        update_leaving(s, p);
    }

    /// In another role, or in another team.
    static void reconsider_arrangements(State& s, PractitionerId p, bool other_role) {
        if (!on<arrangements::Mechanism>(s)) return;
        if (on<academy::Mechanism>(s)) {
            academy::enter(s, p); // who joins is placed first
            academy::reconsider(s, p);
        }
        if (other_role && on<protected_time::Mechanism>(s)) protected_time::release(s, p);
        update_arrangement(s, p);
    }

    static void end_arrangements(State& s, PractitionerId p) {
        if (!on<arrangements::Mechanism>(s)) return;
        if (on<preparation::Mechanism>(s)) preparation::withdraw(s, p);
        if (on<academy::Mechanism>(s)) academy::end(s, p);
        if (on<experience::Mechanism>(s)) experience::end(s, p);
        if (on<protected_time::Mechanism>(s)) protected_time::release(s, p);
        arrangements::update(s, p);
    }

    // --- careers ---------------------------------------------------------------------------------

    /// The last part of starting and of changing role.
    static void begin_role(State& s, PractitionerId p) {
        if (person(s, p).status != Status::present) return; // on notice when the study starts
        progression::begin_role(s, p);
        if (on<qualification::Mechanism>(s)) qualification::seek_course(s, p);
        if (on<retention_payment::Mechanism>(s)) retention_payment::consider(s, p);
        leaving::reconsider(s, p);
        schedule(s, p);
    }

    static void start(State& s, PractitionerId p, PostId, std::int32_t) {
        if (on<equality::Mechanism>(s)) equality::begin(s, p);
        if (on<arrangements::Mechanism>(s)) {
            if (on<academy::Mechanism>(s)) academy::enter(s, p);
            update_arrangement(s, p);
        }
        if (has_workload(s)) begin_work(s, p);
        leaving::begin(s, p);
        begin_role(s, p);
    }

    static void change_role(State& s, PractitionerId p, PostId, std::int32_t) {
        Practitioner& x = person(s, p);
        if constexpr (!careers_alone) {
            const bool manages = s.model->roles[x.role.index()].track == Track::management;
            x.mismatched = manages && x.aspiration == Aspiration::practice;
        }
        reconsider_arrangements(s, p, true);
        if (has_workload(s)) change_work(s, p);
        if (has_transfers(s)) transfers::reconsider(s, p);
        begin_role(s, p);
    }

    static void give_notice(State& s, PractitionerId p, PostId post, std::int32_t) {
        if (on<secondment::Mechanism>(s)) secondment::give_up(s, p);
        recruitment::withdraw(s, p);
        if (post) recruitment::schedule_vacancy(s, post);
        if (has_transfers(s)) transfers::stop(s, p);
        schedule(s, p);
    }

    static void leave(State& s, PractitionerId p, PostId, std::int32_t destination) {
        const auto to = static_cast<Destination>(destination);
        if (on<registration::Mechanism>(s)) registration::forget(s, p);
        if (on<secondment::Mechanism>(s)) secondment::give_up(s, p);
        recruitment::withdraw(s, p);
        if (on<retention_payment::Mechanism>(s)) retention_payment::end(s, p);
        end_arrangements(s, p);
        if (has_workload(s)) stop_work(s, p);
        if (has_cover(s) && to == Destination::agency) agency_supply::remember_leaver(s, p);
        if (to != Destination::career_break) return roster::forget(s, p);
        career_break::begin(s, p);
        schedule(s, p);
    }

    static void leave_at_once(State& s, PractitionerId p, PostId, std::int32_t) {
        leaving::go(s, p);
    }

    static void change_qualifications(State& s, PractitionerId p, PostId, std::int32_t) {
        progression::qualification_changed(s, p);
        qualification::seek_course(s, p);
        schedule(s, p);
    }

    static void change_hazards(State& s, PractitionerId p, PostId, std::int32_t) {
        update_leaving(s, p);
    }

    // --- posts -----------------------------------------------------------------------------------

    static void take_post(State& s, PractitionerId p, PostId post, std::int32_t) {
        reconsider_arrangements(s, p, false);
        if (has_cover(s)) cover::end_need(s, post);
        change_work(s, p);
        if (has_transfers(s) && transfers::placed(s, p)) update_leaving(s, p);
    }

    static void vacate_post(State& s, PractitionerId, PostId post, std::int32_t) {
        recruitment::open(s, post);
        if (!has_cover(s) || s.posts[post.index()].abolished) return;
        if (!s.posts[post.index()].holder) cover::want(s, post);
    }

    static void change_posts(State& s, PractitionerId, PostId post, std::int32_t by) {
        if (!has_cover(s)) return;
        if (by < 0) cover::end_need(s, post);
        if (s.model->team[s.posts[post.index()].team.index()].peripatetic)
            cover::pool_posts_changed(s, by);
    }

    /// Whoever covers it goes along.
    static void move_post(State& s, PractitionerId p, PostId post, std::int32_t) {
        if (p) {
            reconsider_arrangements(s, p, false);
            if (has_workload(s)) change_work(s, p);
            update_leaving(s, p);
        }
        const PractitionerId cover = has_cover(s) ? cover::worker_of(s, post) : PractitionerId{};
        if (!cover) return;
        if (person(s, cover).status == Status::agency)
            person(s, cover).team = s.posts[post.index()].team;
        work_in(s, cover, s.posts[post.index()].team);
    }

    static void stop_search(State& s, PractitionerId, PostId post, std::int32_t) {
        recruitment::taken(s, post);
    }

    static void search_for_kept(State& s, PractitionerId, PostId post, std::int32_t) {
        recruitment::keep_no_longer(s, post);
    }

    static void agree_transfer(State& s, PractitionerId p, PostId post, std::int32_t) {
        transfers::shadow(s, p, post);
    }

    // --- absence, registration, cover -------------------------------------------------------

    static void end_absence(State& s, PractitionerId p, PostId post, std::int32_t) {
        if (has_cover(s) && post && !registration_lapsed(s, p)) cover::end_need(s, post);
        change_share(s, p);
    }

    /// May not practise.
    static void lapse(State& s, PractitionerId p, PostId post, std::int32_t) {
        if (!has_workload(s)) return;
        change_share(s, p); // first: else they might be sent to cover what they leave
        be_away_for_long(s, p, post);
    }

    static void restore(State& s, PractitionerId p, PostId post, std::int32_t) {
        if (!has_workload(s)) return;
        const bool long_away =
            has_absence(s) && absence_of(s, p).stage == AbsenceStage::handed_over;
        if (has_cover(s) && post && !long_away) cover::end_need(s, post);
        change_share(s, p);
    }

    static void begin_cover(State& s, PractitionerId p, PostId post, std::int32_t how) {
        const bool sent = how == covers_from_pool || how >= covers_stream;
        if (sent && !worker(s, p).covers) return; // has left or been withdrawn since
        if (how >= covers_stream)
            return work_in(s, p,
                           s.model->stream_team[static_cast<std::size_t>(how - covers_stream)]);
        const bool in_schools = how == covers_schools;
        const TeamId team = in_schools ? person(s, p).team : s.posts[post.index()].team;
        if (how == covers_from_pool) return work_in(s, p, team);
        workload::join(s, p, team,
                       in_schools ? 100 : hundredths(s.model->cover.agency->productivity));
        if (has_staying(s)) stay_with_child::train(s, p);
        if (has_supervision(s)) supervision::begin(s, p);
        give_waiting(s, team);
    }

    static void end_cover(State& s, PractitionerId p, PostId, std::int32_t) {
        if (person(s, p).status != Status::agency) {
            work_in(s, p, person(s, p).team);
            return cover::reconsider_pool(s);
        }
        if (has_casework(s)) casework::hand_over(s, p, true);
        if (has_supervision(s)) supervision::end(s, p);
        workload::leave(s, p);
        roster::forget(s, p);
    }
};

// --- the table -----------------------------------------------------------------------------------

/// What answers what; the commonest first.
template <class R>
constexpr Reaction table[] = {
    {EventKind::practitioner_started, R::start},
    {EventKind::role_changed, R::change_role},
    {EventKind::post_vacated, R::vacate_post},
    {EventKind::practitioner_left, R::leave},
    {EventKind::notice_given, R::give_notice},
    {EventKind::placed, R::take_post},
    {EventKind::absence_began, R::change_share},
    {EventKind::absence_is_long, R::be_away_for_long},
    {EventKind::absence_ended, R::end_absence},
    {EventKind::back_in_full, R::change_share},
    {EventKind::hours_changed, R::change_work},
    {EventKind::cover_began, R::begin_cover},
    {EventKind::cover_ended, R::end_cover},
    {EventKind::post_taken, R::stop_search},
    {EventKind::posts_changed, R::change_posts},
    {EventKind::post_moved, R::move_post},
    {EventKind::kept_no_longer, R::search_for_kept},
    {EventKind::transfer_agreed, R::agree_transfer},
    {EventKind::programme_failed, R::leave_at_once},
    {EventKind::registration_given_up, R::leave_at_once},
    {EventKind::registration_lapsed, R::lapse},
    {EventKind::registration_restored, R::restore},
    {EventKind::course_begun, R::change_qualifications},
    {EventKind::course_completed, R::change_qualifications},
    {EventKind::academy_ended, R::change_arrangement},
    {EventKind::arrangement_changed, R::change_arrangement},
    {EventKind::protected_time_begun, R::change_arrangement},
    {EventKind::protected_time_ended, R::change_arrangement},
    {EventKind::preparation_begun, R::change_arrangement},
    {EventKind::preparation_ended, R::change_arrangement},
    {EventKind::progression_blocked, R::change_hazards},
    {EventKind::tie_in_begun, R::change_hazards},
    {EventKind::tie_in_ended, R::change_hazards},
};

static_assert(covers_every_handled_event(table<Reactions<false>>),
              "each handled event has one line, no other has any");

/// So few that they compile to comparisons, which are predicted better than a jump.
constexpr std::size_t commonest = 4;

template <class R> [[gnu::noinline]] void handle_others(State& s, const Event& h) {
    handle<table<R>, commonest>(s, h, std::make_index_sequence<handled_events - commonest>{});
}

template <class R> void handle_all(State& s) {
    for (std::size_t i = 0; i < s.pending.count; ++i) {
        const Event& h = s.pending.list[i];
        if (s.observer != nullptr) [[unlikely]]
            s.observer->on_event(s, h);
        if (!handle<table<R>, 0>(s, h, std::make_index_sequence<commonest>{}))
            handle_others<R>(s, h);
    }
    s.pending.count = 0;
}

} // namespace

void handle_pending(State& s) {
    s.model->careers_alone ? handle_all<Reactions<true>>(s) : handle_all<Reactions<false>>(s);
}

} // namespace tenure::reactions

// The state of one replication: practitioners, posts, what is planned, what has been counted.
//
// Plain data that the processes of the model change. Everything is indexed densely and kept from
// one replication to the next, so that a replication allocates nothing once the first has run.
#pragma once

#include "core/fetch.hpp"
#include "core/id.hpp"
#include "kernel/agenda.hpp"
#include "kernel/clock.hpp"
#include "random/draw.hpp"
#include "workforce/beside_people.hpp"
#include "workforce/casework_data.hpp"
#include "workforce/count.hpp"
#include "workforce/cover_data.hpp"
#include "workforce/event.hpp"
#include "workforce/model.hpp"
#include "workforce/policy_effects_data.hpp"
#include "workforce/post.hpp"
#include "workforce/practitioner.hpp"
#include "workforce/team_state.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <limits>
#include <vector>

namespace tenure {

/// Kinds of planned events, in the order in which they happen at one instant.
enum class EventType : std::uint8_t {
    period_end = 10,
    survey = 15,
    new_year = 18, ///< 1 October
    growth = 19,   ///< of posts, for how years differ
    policy = 20,
    offer = 24, ///< of protected time
    increment = 30,
    intake = 40,
    preparation = 44,
    secondment = 46,
    renewal = 47, ///< of everybody's registration
    restoration = 48,
    practitioner = 50, ///< + Due
    session = 60,
    exhaustion_update = 62,
    absence = 64,
    academy = 66,
    experience = 67,
    wish = 68, ///< for another team
    arrival = 80,
    referral = 84,
    case_step = 86,
    post = 90,
    cover = 92,
    cover_stream = 94,
    cover_review = 96, ///< of agency staff beyond the establishment
};

/// A person outside who has answered, or would answer, an advertisement.
struct Applicant {
    Instant at{};
    std::uint32_t k = 0;
    bool taken = false;
    Instant until{}; ///< would still come to a round that opens by then
};

struct alignas(64) RoleState {
    std::vector<PractitionerId> people; ///< empty where nobody asks for them
    Clock stream;                       ///< of applicants, in operational time
    std::uint32_t next_applicant = 0;
    std::vector<Applicant> applicants; ///< of the recent past
    std::vector<PractitionerId> returners;
    std::uint32_t hired = 0;    ///< from outside
    std::uint32_t searches = 0; ///< for somebody in it
    std::int64_t heads = 0;
    std::int64_t fte = 0;     ///< hundredths
    std::int32_t adverts = 0; ///< posts advertised now, pauses between rounds included
    double usual_adverts = 0; ///< 0: not known yet
    int empty_at_start = 0;   ///< posts that recruit the role
};

/// A newly qualified starter, remembered for retention counts.
struct CohortSeat {
    Instant started{};
    Instant left = never;
    std::int64_t academy_pence = 0; ///< spent on them
};

/// What has been told and is not answered yet; a queue that never gives its memory back.
struct PendingEvents {
    std::vector<Event> list;
    std::size_t count = 0, room = 0;

    void add(const Event& h) {
        if (count == room) [[unlikely]]
            grow();
        list[count++] = h;
    }
    const Event* begin() const { return list.data(); }
    const Event* end() const { return list.data() + count; }
    [[gnu::noinline, gnu::cold]] void grow() { reserve(2 * room + 64); }
    void reserve(std::size_t events) {
        if (events > list.size()) list.resize(events);
        room = list.size();
    }
};

struct State : BesidePeople {
    const Model* model = nullptr;
    Observer* observer = nullptr;
    RandomStream random;
    Instant now{};
    Agenda agenda;
    std::vector<Practitioner> people; ///< the first `people_known` have appeared
    std::size_t people_known = 0;
    std::size_t people_room = 0;          ///< for so many there is memory
    std::vector<double> merits;           ///< by practitioner, or not_drawn
    std::vector<CareerPath> career_paths; ///< person x slot
    std::vector<PractitionerId> free_people;
    std::vector<Post> posts;
    std::vector<RoleState> roles;
    std::vector<PostId> queue;      ///< for a recruiter
    std::vector<PostId> free_posts; ///< for an intake that comes now
    std::size_t queue_head = 0;
    int recruiters_busy = 0;
    std::vector<Regrade> regrades;             ///< of posts, not yet done
    std::vector<PractitionerId> supernumerary; ///< waiting for a post, longest first
    std::vector<CohortSeat> newly_qualified;
    std::size_t oldest_cohort_seat = 0;
    std::vector<std::uint32_t> arrived; ///< by arrival stream
    std::vector<AcademyLedger> academy_ledger;
    std::vector<ProtectedPlaces> protected_places;
    PendingEvents pending;
    PolicyEffects policy_effects;
    AbsenceLedger absence_ledger;
    std::vector<TeamState> teams;
    std::vector<Case> cases; ///< the first `cases_known` have been open
    std::size_t cases_known = 0;
    std::vector<Instant> changed_before;    ///< by case: the change of worker before the last
    std::vector<std::uint8_t> looked_after; ///< by case: 1 in a stage in which children are
    std::vector<CaseId> free_cases;
    CaseLedger case_ledger;
    std::vector<ServiceState> services;
    SchoolDraws schools;
    std::vector<std::uint32_t> pilots_begun; ///< how often, by pilot
    CoverState cover;
    YearState year;

    std::vector<std::int64_t> counted; ///< row of the present period
    // Heads and FTE apart: side by side they would be added to as one wide number, which must wait
    // for itself where it crosses a cache line.
    std::int64_t heads = 0, vacant = 0, fte = 0, establishment = 0;
    std::int64_t pay_rate = 0; ///< pence x hundredths of FTE a year
    Instant period_began{};
    Instant accrued_to{};
    __int128 pay_accrued = 0;   ///< pence x hundredths x microseconds
    __int128 heads_accrued = 0; ///< heads x microseconds
    std::int64_t pay_reported = 0, heads_reported = 0;
    std::int64_t paid_reported = 0;   ///< pence: pay less what is not paid to those away
    Instant posts_changed_at = never; ///< when blocks last added posts or took them away
    int increments = 0;               ///< yearly dates passed
    std::uint64_t events = 0;
    std::array<std::uint64_t, 256> events_of{}; ///< by kind as planned
};

inline constexpr double not_drawn = std::numeric_limits<double>::quiet_NaN();

inline Practitioner& person(State& s, PractitionerId p) { return s.people[p.index()]; }
inline const Practitioner& person(const State& s, PractitionerId p) { return s.people[p.index()]; }
inline Post& post(State& s, PostId p) { return s.posts[p.index()]; }
inline const Post& post(const State& s, PostId p) { return s.posts[p.index()]; }
inline Worker& worker(State& s, PractitionerId p) { return s.workers[p.index()]; }
inline const Worker& worker(const State& s, PractitionerId p) { return s.workers[p.index()]; }
inline Absence& absence_of(State& s, PractitionerId p) { return s.absence[p.index()]; }
inline const Absence& absence_of(const State& s, PractitionerId p) { return s.absence[p.index()]; }
inline Exhaustion& exhaustion_of(State& s, PractitionerId p) { return s.exhaustion[p.index()]; }
inline const Exhaustion& exhaustion_of(const State& s, PractitionerId p) {
    return s.exhaustion[p.index()];
}
inline Supervised& supervised(State& s, PractitionerId p) { return s.supervised[p.index()]; }
inline const Supervised& supervised(const State& s, PractitionerId p) {
    return s.supervised[p.index()];
}
inline Wish& wish_of(State& s, PractitionerId p) { return s.wishes[p.index()]; }
inline const Wish& wish_of(const State& s, PractitionerId p) { return s.wishes[p.index()]; }

/// What they have of arrangements that not everybody has.
inline const IndividualArrangement& arrangement_of(const State& s, PractitionerId p) {
    return s.arrangement.empty() ? ordinary_arrangement : s.arrangement[p.index()];
}
inline Case& case_of(State& s, CaseId c) { return s.cases[c.index()]; }
inline const Case& case_of(const State& s, CaseId c) { return s.cases[c.index()]; }
inline TeamState& team_of(State& s, TeamId t) { return s.teams[t.index()]; }
inline const TeamState& team_of(const State& s, TeamId t) { return s.teams[t.index()]; }
inline Entity edge(ProgressionId p) { return entity(Source::role, p.value + 1); }

inline void count(State& s, Count c, std::int64_t by = 1) { s.counted[column(c)] += by; }
inline void count(State& s, RoleCount c, RoleId role, std::int64_t by = 1) {
    s.counted[column(c, role.index())] += by;
}

/// Emits the world something has happened; it answers when the process that tells it has returned.
[[gnu::always_inline]] inline void emit(State& s, EventKind kind, PractitionerId who,
                                        PostId where = {}, std::int64_t detail = 0) {
    if (s.observer == nullptr && !is_handled(kind)) return;
    s.pending.add({kind, who, where, static_cast<std::int32_t>(detail)});
}

/// Visits those in a role, in the order of its list. They lie far apart in memory, which is asked
/// for early. @param lines of each, from the first on, that the visit reads
template <class Visit>
void for_people(const State& s, const RoleState& role, std::size_t lines, Visit visit) {
    constexpr std::size_t ahead = 8;
    const auto& people = role.people;
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (i + ahead < people.size()) fetch(place_of(s.people, people[i + ahead].index()), lines);
        visit(people[i]);
    }
}

inline CareerPath* career_paths_of(State& s, PractitionerId p) {
    return s.career_paths.data() + p.index() * s.model->in_place_slots;
}
inline TieIn* tie_ins_of(State& s, PractitionerId p) {
    return s.tie_ins.data() + p.index() * s.model->payments.size();
}
inline const TieIn* tie_ins_of(const State& s, PractitionerId p) {
    return s.tie_ins.data() + p.index() * s.model->payments.size();
}
/// Whether a career in `to` is what somebody with that aspiration wants.
inline bool wants(const State& s, Aspiration wish, RoleId to) {
    const RoleModel& role = s.model->roles[to.index()];
    const bool manages = role.track == Track::management;
    // A summit of practice that leads no further is not for whoever plans to manage.
    if (role.summit && role.in_place.empty() && role.by_post.empty() && !manages &&
        wish == Aspiration::management)
        return false;
    return wish == Aspiration::open || manages == (wish == Aspiration::management) || !manages;
}
/// Whether they hold what a way asks for; being on the course counts where that suffices.
inline bool qualified_for(const Practitioner& x, const ProgressionModel& m) {
    if (m.required == 0) return true;
    const std::uint32_t committed = x.on_course && m.commitment_suffices ? 1u << x.course : 0u;
    return (m.required & ~(x.held | committed)) == 0;
}

/// Whether somebody in the role holds cases in the team.
bool has_cases(const State& s, RoleId role, TeamId team);

inline void set_due(State& s, PractitionerId p, Awaited what, Instant when) {
    set_due(person(s, p), what, when);
}

void schedule_earliest(State& s, Practitioner& x, PractitionerId p);
/// Plans a practitioner's earliest due, unless that is what is planned already.
[[gnu::always_inline]] inline void schedule(State& s, Practitioner& x, PractitionerId p) {
    if (x.reschedule) schedule_earliest(s, x, p);
}
[[gnu::always_inline]] inline void schedule(State& s, PractitionerId p) {
    schedule(s, person(s, p), p);
}
void schedule(State& s, PostId p);
/// A date that is known when the study starts. @param which, tag what the event type takes them for
inline void schedule_date(State& s, Instant at, EventType type, std::size_t which,
                          std::size_t tag = 0) {
    s.agenda.schedule(scheduled(at, static_cast<std::uint8_t>(type),
                                static_cast<std::uint32_t>(which),
                                static_cast<std::uint32_t>(tag)));
}

void accrue_pay(State& s);
/// Adds what pay and benefits have cost up to now. Call before heads or pay change.
inline void accrue(State& s) {
    if (s.model->uses_pay) accrue_pay(s);
}
/// A practitioner's pay now, pence a year for full time.
std::int64_t pay_of(const State& s, const Practitioner& x);

} // namespace tenure

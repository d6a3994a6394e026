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
#include "workforce/conditions.hpp"
#include "workforce/count.hpp"
#include "workforce/event.hpp"
#include "workforce/model.hpp"
#include "workforce/secondment.hpp"
#include "workforce/individual_arrangement.hpp"

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
    wish = 68, ///< for another team
    arrival = 80,
    referral = 84,
    case_step = 86,
    post = 90,
    cover = 92,
    cover_stream = 94,
};

/// What a practitioner may be waiting for.
enum class Awaited : std::uint8_t {
    last_day,    ///< of notice
    leave,       ///< a leaving clock fires
    progression, ///< a way up without a vacancy takes its next step
    course,      ///< begins or ends
    blocked,     ///< has waited too long to advance
    tie_in,      ///< a retention payment's next step
    move,        ///< to another post
    come_back,   ///< from a career break, or is lost
    last
};
inline constexpr std::size_t awaited_kinds = static_cast<std::size_t>(Awaited::last);
static_assert(awaited_kinds <= 16, "Practitioner::waits_for has a bit for each");

/// The two that nearly everybody waits for.
inline constexpr unsigned usually_awaited =
    1u << static_cast<unsigned>(Awaited::leave) | 1u << static_cast<unsigned>(Awaited::progression);
inline constexpr std::array<Instant, awaited_kinds> none_awaited = [] {
    std::array<Instant, awaited_kinds> all;
    all.fill(never);
    return all;
}();

enum class Status : std::uint8_t { gone, present, on_notice, on_break, returning, agency };
enum class Aspiration : std::uint8_t { practice, management, open };

/// One way up without a vacancy, under way.
struct CareerPath {
    Clock clock;
    Instant due = never;
    std::uint8_t stage = 0;
    std::uint16_t attempts = 0;
};

/// An occurrence of a draw holds both: 12 bits each.
inline constexpr std::uint32_t most_attempts = (1u << 12) - 1, most_revisits = (1u << 12) - 1;

/// Five cache lines: what a scan for candidates touches stands in the first, what most events touch
/// in the first three, what only some models use in the last two.
struct alignas(64) Practitioner {
    Entity who;
    Entity judged; ///< whose merit is hers: her own, or the applicant's she was
    RoleId role;
    PostId post;
    PostId moving_to;
    RoleId leaving_role;         ///< whose hazards her leaving clocks run on
    std::uint32_t listed_at = 0; ///< in the list of her role
    std::int32_t fte = 100;      ///< hundredths
    Status status = Status::gone;
    StartedFrom from = StartedFrom::initial;
    Destination leaving_to = Destination::profession;
    bool reschedule = false;         ///< a due has been set since the earliest was planned
    std::uint16_t waits_for = 0; ///< a bit for each due that stands
    std::uint16_t revisits = 0;  ///< of roles held before
    bool blocked = false;
    bool mismatched = false;
    bool competes = true; ///< for posts; not so outside the establishment
    bool outside_posts = false;
    bool on_course = false;
    std::uint8_t pay_point = 0;
    Aspiration aspiration = Aspiration::open;
    Instant in_role_since{};
    ScheduledEvent scheduled; ///< the entry of hers that stands on the agenda

    std::array<Instant, awaited_kinds> due =
        none_awaited; ///< where the bit is set; a usual one's is `never` else

    Instant since{}; ///< leaving clocks have been carried to here
    std::uint64_t roles_held = 0;
    double first_path_budget = 0; ///< budget of the first way on of the role she starts in; 0: used
    Instant decides =
        never; ///< when the first of her clocks fires; before now if she is on notice at the start
    std::array<double, destinations> budget{}; ///< where the destination is active

    std::array<double, destinations> factor{1, 1, 1, 1, 1};
    TeamId team;
    std::uint32_t cohort_seat = 0xffffffffu; ///< in State::newly_qualified
    Instant joined{}, qualified{};

    Instant born{};
    double exposure = 0; ///< published hazard lived through, where frailty is taken out of it
    double frailty = 1;
    double weight = 1; ///< exp(frailty variance x exposure), kept with it
    std::array<std::uint8_t, destinations> service{}; ///< component of a mixture
    std::int16_t course = -1;                         ///< the qualification she waits for or is on
    std::uint32_t held = 0;                           ///< qualifications
    ProgressionId moving_by;
};
static_assert(sizeof(Practitioner) == 320);

/// A practitioner's claim on one retention payment.
struct TieIn {
    Instant began = never;
    Instant next = never;
    double deferred_years = 0; ///< of ordinary leaving put off so far
    double factor = 1;         ///< on the leaving hazard now
    std::uint8_t stage = 0;
    std::uint8_t step = 0;
};

/// Where the search for a post's next holder stands; it may begin before the present one has gone.
enum class Search : std::uint8_t { none, queued, worked_on, advertised, paused, appointed, ready };

struct Post {
    FamilyId family;
    TeamId team;
    PostId id;
    PractitionerId holder;
    PractitionerId kept_for; ///< who is on secondment elsewhere and will come back
    RoleId left_by;          ///< role of the last holder
    RoleId chain_from;       ///< role whose leaving began the present chain of vacancies
    std::uint32_t chain_length = 0;
    PractitionerId incoming;   ///< appointed: a colleague, or somebody back from a career break
    Entity outsider;           ///< appointed: from outside
    Entity applicant;          ///< as whom the outsider applied
    Entity vacancy;            ///< names the search: the n-th for its role
    std::uint32_t rounds = 0;  ///< of advertising in the search, so far
    std::uint32_t holders = 0; ///< from outside, so far
    Search search = Search::none;
    bool returns = false; ///< incoming is back from a break
    bool abolish_when_empty = false;
    bool abolished = false;
    bool agency_only = false; ///< none of the establishment: a place for agency staff who cover nobody
    Instant vacant_since{};
    Instant due = never; ///< of the search's next step
    Instant advertised_at{}; ///< since when the last round has been open
};

/// Empty, there to stay, and nobody is appointed to it.
inline bool can_be_taken(const Post& x) {
    return !x.holder && !x.kept_for && !x.abolished && !x.abolish_when_empty &&
           x.search != Search::appointed && x.search != Search::ready;
}

/// A person outside who has answered, or would answer, an advertisement.
struct Applicant {
    Instant at{};
    std::uint32_t k = 0;
    bool taken = false;
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
    std::int64_t fte = 0; ///< hundredths
};

/// A newly qualified starter, remembered for retention counts.
struct CohortSeat {
    Instant started{};
    Instant left = never;
    std::int64_t academy_pence = 0; ///< spent on her
};

/// What active policy blocks make of the rules.
struct PolicyEffects {
    std::vector<double> leaving; ///< role x destination
    std::vector<double> portfolio_speed;
    std::vector<double> pass_odds;
    std::vector<std::int64_t> coaching_pence;
    std::vector<double> pay;         ///< factor by role
    std::vector<double> pay_log_gap; ///< log(own pay / market) by role
    std::vector<double> intake_seats; ///< added, by intake
    std::vector<bool> payment_on;
    std::vector<bool> open;            ///< by progression
    std::vector<double> demand;        ///< factor on referrals by service, at most most_demand
    std::vector<double> school_demand; ///< by school
    std::vector<TeamId> school_team;   ///< of the pilot in it, by school
    int panel_dates = 0;
    int stay_with_child = -1;           ///< index into Model::stay_with_child; below 0: none
    int transfer_register = -1;         ///< index into Model::transfer_registers; below 0: none
    std::vector<int> academy_of_intake; ///< that takes its people; -1: none
    std::vector<bool> academy_on;
    std::vector<bool> protected_time_on;
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

struct State {
    const Model* model = nullptr;
    Observer* observer = nullptr;
    RandomStream random;
    Instant now{};
    Agenda agenda;
    std::vector<Practitioner> people; ///< the first `people_known` have appeared
    std::size_t people_known = 0;
    std::size_t people_room = 0; ///< for so many there is memory
    std::vector<double> merits;  ///< by practitioner, or not_drawn
    std::vector<CareerPath> career_paths;       ///< person x slot
    std::vector<TieIn> tie_ins;  ///< person x payment
    std::vector<Instant>
        lapsed_until; ///< by practitioner, `never` if registered; empty without registration
    std::vector<Secondment> secondments; ///< by practitioner; empty where there are no such ways
    std::vector<Prepared> prepared;      ///< by practitioner; empty where no block prepares
    std::vector<PractitionerId> free_people;
    std::vector<Post> posts;
    std::vector<RoleState> roles;
    std::vector<PostId> queue;      ///< for a recruiter
    std::vector<PostId> free_posts; ///< for an intake that comes now
    std::size_t queue_head = 0;
    int recruiters_busy = 0;
    std::vector<PractitionerId> supernumerary; ///< waiting for a post, longest first
    std::vector<CohortSeat> newly_qualified;
    std::size_t oldest_cohort_seat = 0;
    std::vector<std::uint32_t> arrived; ///< by arrival stream
    std::vector<IndividualArrangement> arrangement;           ///< by practitioner; empty where nobody can have any
    std::vector<Learner> learners;      ///< by practitioner; empty without an academy
    std::vector<AcademyLedger> academy_ledger;
    std::vector<std::int16_t> protected_place; ///< by practitioner: which, or -1; likewise
    std::vector<ProtectedPlaces> protected_places;
    PendingEvents pending;
    PolicyEffects policy_effects;
    Conditions conditions;

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
    std::int64_t paid_reported = 0; ///< pence: pay less what is not paid to those away
    Instant posts_changed_at = never; ///< when blocks last added posts or took them away
    int increments = 0;             ///< yearly dates passed
    std::uint64_t events = 0;
    std::array<std::uint64_t, 256> events_of{}; ///< by kind as planned
};

inline constexpr double not_drawn = std::numeric_limits<double>::quiet_NaN();

inline Practitioner& person(State& s, PractitionerId p) { return s.people[p.index()]; }
inline const Practitioner& person(const State& s, PractitionerId p) { return s.people[p.index()]; }
inline Post& post(State& s, PostId p) { return s.posts[p.index()]; }
inline Worker& worker(State& s, PractitionerId p) { return s.conditions.workers[p.index()]; }
inline const Worker& worker(const State& s, PractitionerId p) {
    return s.conditions.workers[p.index()];
}
inline Absence& absence_of(State& s, PractitionerId p) { return s.conditions.absence[p.index()]; }
inline Exhaustion& exhaustion_of(State& s, PractitionerId p) {
    return s.conditions.exhaustion[p.index()];
}
inline Supervised& supervised(State& s, PractitionerId p) {
    return s.conditions.supervised[p.index()];
}
inline Wish& wish_of(State& s, PractitionerId p) { return s.conditions.wishes[p.index()]; }
inline const Wish& wish_of(const State& s, PractitionerId p) {
    return s.conditions.wishes[p.index()];
}

/// What she has of arrangements that not everybody has.
inline const IndividualArrangement& arrangement_of(const State& s, PractitionerId p) {
    return s.arrangement.empty() ? ordinary_arrangement : s.arrangement[p.index()];
}
inline Case& case_of(State& s, CaseId c) { return s.conditions.cases[c.index()]; }
inline TeamState& team_of(State& s, TeamId t) { return s.conditions.teams[t.index()]; }
inline Entity edge(ProgressionId p) { return entity(Source::role, p.value + 1); }

inline void count(State& s, Count c, std::int64_t by = 1) { s.counted[column(c)] += by; }
inline void count(State& s, RoleCount c, RoleId role, std::int64_t by = 1) {
    s.counted[column(c, role.index())] += by;
}

/// Tells the world something has happened; it answers when the process that tells it has returned.
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
/// Whether a career in `to` is what she wants.
inline bool wants(const State& s, const Practitioner& x, RoleId to) {
    const bool manages = s.model->roles[to.index()].track == Track::management;
    return x.aspiration == Aspiration::open ||
           manages == (x.aspiration == Aspiration::management) || !manages;
}
/// Whether she holds what a way asks for; being on the course counts where that suffices.
inline bool qualified_for(const Practitioner& x, const ProgressionModel& m) {
    if (m.required == 0) return true;
    const std::uint32_t committed = x.on_course && m.commitment_suffices ? 1u << x.course : 0u;
    return (m.required & ~(x.held | committed)) == 0;
}

inline void set_due(Practitioner& x, Awaited what, Instant when) {
    const auto k = static_cast<unsigned>(what);
    const unsigned others = x.waits_for & ~(1u << k);
    x.due[k] = when;
    x.waits_for = static_cast<std::uint16_t>(others | (when == never ? 0u : 1u << k));
    x.reschedule = true;
}
/// As set_due(), for what is known not to be `never`.
inline void wait_for(Practitioner& x, Awaited what, Instant when) {
    const auto k = static_cast<unsigned>(what);
    x.due[k] = when;
    x.waits_for = static_cast<std::uint16_t>(x.waits_for | 1u << k);
    x.reschedule = true;
}
inline void set_due(State& s, PractitionerId p, Awaited what, Instant when) {
    set_due(person(s, p), what, when);
}
/// Waits for nothing any more.
inline void clear_awaited(Practitioner& x) {
    x.due[static_cast<std::size_t>(Awaited::leave)] = never;
    x.due[static_cast<std::size_t>(Awaited::progression)] = never;
    x.waits_for = 0;
    x.reschedule = true;
}

void schedule_earliest(State& s, Practitioner& x, PractitionerId p);
/// Plans a practitioner's earliest due, unless that is what is planned already.
[[gnu::always_inline]] inline void schedule(State& s, Practitioner& x, PractitionerId p) {
    if (x.reschedule) schedule_earliest(s, x, p);
}
[[gnu::always_inline]] inline void schedule(State& s, PractitionerId p) { schedule(s, person(s, p), p); }
void schedule(State& s, PostId p);

void accrue_pay(State& s);
/// Adds what pay and benefits have cost up to now. Call before heads or pay change.
inline void accrue(State& s) {
    if (s.model->uses_pay) accrue_pay(s);
}
/// A practitioner's pay now, pence a year for full time.
std::int64_t pay_of(const State& s, const Practitioner& x);

} // namespace tenure

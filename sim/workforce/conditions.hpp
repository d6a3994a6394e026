// What lies beside practitioners, posts and teams where casework, supervision, exhaustion, absence
// or cover are simulated: plain data of one replication, indexed as they are.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "kernel/clock.hpp"
#include "random/address.hpp"
#include "workforce/schools.hpp"
#include "workforce/survey.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenure {

// --- work ---------------------------------------------------------------------------------------

/// Beside the practitioner of the same index, in one cache line. Amounts of work are hundredths of
/// an ordinary case.
struct alignas(64) Worker {
    TeamId team;                 ///< where she works; empty: nowhere
    std::uint32_t listed_at = 0; ///< in the list of that team
    std::int16_t productivity = 100;
    std::uint8_t share = 100; ///< of the norm she is up to now, %: 0 away, 50 phased return
    std::int32_t norm = 0;    ///< of her terms x FTE x productivity, when all of her is there
    std::int32_t cap = 0;     ///< of load: no case is given beyond it
    std::int32_t load = 0;    ///< weights of the cases she holds
    std::uint32_t cases = 0;
    CaseId first_case, last_case; ///< longest held first; the others are linked between them
    bool covers = false;          ///< elsewhere, sent by the peripatetic pool
    bool trained = false;         ///< to stay with children
    std::uint16_t owed = 0; ///< hundredths of working days given to something else, not felt yet
    Instant accrued_to{};
    std::int64_t load_time = 0; ///< load x microseconds while share > 0, since it was last taken
    std::int64_t norm_time = 0; ///< norm x share x microseconds
};
static_assert(sizeof(Worker) == 64);

/// One of a team's workers, with what somebody who looks for a place asks of each.
struct TeamMember {
    PractitionerId who;
    Entity name;
    std::int32_t room = 0; ///< workload::room()
};

/// Who has most room has the highest; of two with the same, the one whose name is the lower, so
/// that no list's order decides.
inline std::int64_t rank(const TeamMember& x) {
    return static_cast<std::int64_t>(x.room) * (std::int64_t{1} << 32) +
           (0xffffffffu - x.name.bits);
}

/// One of those whose role supervises.
struct TeamSupervisor {
    PractitionerId who;
    Entity name;
    bool learners_only = false; ///< nobody else
};

struct TeamState {
    std::vector<TeamMember> workers;
    TeamMember roomiest; ///< the highest in rank() of the workers, where that is known
    bool roomiest_known = false;
    std::vector<TeamSupervisor> supervisors;
    CaseId first_waiting, last_waiting; ///< cases without a worker, longest wait first
    std::uint32_t waiting = 0;
};

// --- cases --------------------------------------------------------------------------------------

/// Before anything that matters.
inline constexpr Instant long_ago{Duration{INT64_MIN / 2}};

/// Why a child's last worker has her case no more.
enum class LostBy : std::uint8_t { hand_over, leaving, stage };

inline constexpr std::uint32_t most_changes = (1u << 13) - 1; ///< that Case::changes can count

/// A child's case, in one cache line. Whether it is open shows in its stage.
struct alignas(64) Case {
    Entity child;
    StageId stage; ///< empty: closed; the place is free unless the child is to be referred again
    TeamId team;
    PractitionerId worker;          ///< empty: it waits, or is closed
    CaseId before, after;           ///< in the list of the worker, or of the team's waiting
    Entity last_worker{};           ///< who has it or had it last, since it was opened
    std::uint32_t visit : 17 = 0;   ///< of stages, in all its episodes: names the next draw
    std::uint32_t changes : 13 = 0; ///< of worker, since it was opened
    std::uint32_t lost_by : 2 = 0;  ///< LostBy: why last_worker has it no more
    Instant due = never;            ///< the stage, or the time closed, ends
    Instant waits_since{};
    Instant changed_last = long_ago; ///< of worker
    double locality = 0;             ///< uniform on (0, 1): where her teams lie; 0: not drawn yet
};
static_assert(sizeof(Case) == 64);

/// Of all cases.
struct CaseLedger {
    std::int64_t open = 0, held = 0;
    std::int64_t looked_after = 0;
};

struct ServiceState {
    std::uint32_t referred = 0; ///< how many have come
    std::uint32_t season = 0;   ///< in which the next one comes
    double operational = 0;     ///< time of the next, in mean referrals
};

// --- wellbeing ----------------------------------------------------------------------------------

inline constexpr std::uint32_t most_sessions = 0xffff; ///< that Supervised::due can count

/// Beside the practitioner of the same index.
struct Supervised {
    Instant next = never;            ///< session
    std::uint32_t session = 0;       ///< since she joined
    std::uint16_t due = 0, held = 0; ///< since they were last taken
    std::uint32_t ever_due = 0, ever_held = 0;
};

/// What she could supervise, in her role or as a stand-in; beside the practitioner of the same
/// index, in one cache line. Rates are ten-thousandths of a session in 4 weeks, stores rates x
/// microseconds.
struct alignas(64) Supervisor {
    std::int64_t store = 0;
    std::int64_t most = 0; ///< 4 weeks' worth, at least a session; 0: she never could
    Instant filled_to{};
    std::int32_t rate = 0;                      ///< now; 0 while she is away
    std::int32_t reserve_rate = 0;              ///< likewise, in a manager's place
    std::int64_t reserve = 0, most_reserve = 0; ///< store in a manager's place
    TeamId team; ///< in whose list of supervisors she stands; empty: in none
    std::uint32_t listed_at = 0;
};
static_assert(sizeof(Supervisor) == 64);

/// Beside the practitioner of the same index, in one cache line.
struct alignas(64) Exhaustion {
    double x = 0;
    double trait = 0;
    Instant next = never; ///< look
    Instant last{};
    double above = 0;                ///< x less the reference; 0 until she has any
    std::int64_t away_before = 0;    ///< Absence's time away at the last look
    double ratio = 1;                ///< load over norm, as the last look found it
    std::uint16_t due = 0, held = 0; ///< sessions, likewise
};
static_assert(sizeof(Exhaustion) == 64);

enum class AbsenceKind : std::uint8_t { short_spell, long_spell, parental, last };
inline constexpr std::size_t absence_kinds = static_cast<std::size_t>(AbsenceKind::last);

constexpr std::size_t index(AbsenceKind kind) { return static_cast<std::size_t>(kind); }

/// Where an absence stands.
enum class AbsenceStage : std::uint8_t { present, away, handed_over, phased };

/// Beside the practitioner of the same index; what every look at her reads comes first, in two
/// cache lines.
struct alignas(64) Absence {
    std::array<Clock, absence_kinds> clocks;
    Clock hours;
    Instant next = never;       ///< step
    std::int64_t time_away = 0; ///< microseconds since she began, in absences that are over
    AbsenceKind kind = AbsenceKind::short_spell;
    AbsenceStage stage = AbsenceStage::present;
    bool drawn = false;      ///< her clocks have budgets
    std::int32_t fte = 0;    ///< in the books while she is away
    std::int64_t pay = 0;    ///< likewise, pence x hundredths of FTE a year
    Instant began{}, ends{}; ///< of the absence, or the end of a phased return
    std::array<std::uint32_t, absence_kinds> spells{}; ///< so far: names the next draw
    std::uint32_t hours_changes = 0;
};

/// Who is away now and what it has come to, by kind.
struct AbsenceLedger {
    std::array<std::int64_t, absence_kinds> heads{}, fte{}; ///< fte in hundredths
    std::array<__int128, absence_kinds> accrued{};          ///< fte x microseconds
    std::array<std::int64_t, absence_kinds> reported{};     ///< working days x hundredths
    std::array<std::int64_t, absence_kinds> pay{};          ///< pence x hundredths a year
    std::array<__int128, absence_kinds> pay_accrued{};      ///< pay x microseconds
    std::array<std::int64_t, absence_kinds> pay_reported{}; ///< pence
    Instant accrued_to{};
};

// --- transfers ----------------------------------------------------------------------------------

/// Beside the practitioner of the same index: whether she wants another team.
struct Wish {
    Clock clock;           ///< until she does
    Instant next = never;  ///< step
    Instant since = never; ///< when she came to want one; never: she does not
    Instant in_team_since{};
    TeamId team;              ///< hers, in which the clock runs
    std::uint32_t wishes = 0; ///< so far: names the next draw
    bool begun = false;
    bool registered = false;
};

// --- cover --------------------------------------------------------------------------------------

/// Where the cover of a post stands.
enum class CoverStage : std::uint8_t {
    unneeded,
    coming, ///< an agency worker, after the lead time
    engaged,
    ending, ///< an agency worker, under notice
    unmet,  ///< nobody was to be had; another try follows
};

/// Beside the post of the same index.
struct PostCover {
    CoverStage stage = CoverStage::unneeded;
    bool peripatetic = false; ///< whose the worker is
    bool backfills = false;   ///< its holder was away when the worker began
    RoleId role;              ///< covered
    PractitionerId worker;
    std::uint32_t request = 0; ///< of its role; names the market it meets
    std::uint32_t tries = 0;
    Instant ends = never;     ///< of the assignment
    Instant converts = never; ///< would take the post for good, if it is still vacant
    Instant due = never;      ///< of the next step
};

/// An assignment from an outside stream of requests.
struct StreamAssignment {
    PractitionerId worker;
    Instant ends = never;
};

struct CoverStreamState {
    std::uint32_t requests = 0;
    Instant next_request = never;
    std::vector<StreamAssignment> under_way;
};

/// Agency staff and the peripatetic pool as a whole. Amounts of FTE are hundredths.
struct CoverState {
    std::vector<PostCover> posts;
    std::vector<std::uint32_t> requests; ///< by role
    std::vector<Instant> own_leavers;    ///< when those who left for agencies could come back
    std::vector<CoverStreamState> streams;
    std::int64_t agency_fte = 0;
    std::int64_t coming_fte = 0;
    std::int64_t agency_rate = 0;   ///< pence x hundredths of FTE a week, charged now
    std::int64_t backfill_rate = 0; ///< of that, for those who backfill
    std::int64_t pool_busy = 0;     ///< heads
    std::int64_t pool_posts = 0;    ///< of peripatetic teams
    Instant accrued_to{};
    __int128 charged = 0;    ///< agency_rate x microseconds
    __int128 backfilled = 0; ///< backfill_rate x microseconds
    __int128 busy_time = 0;  ///< pool_busy x microseconds
    std::int64_t charge_reported = 0, backfill_reported = 0, busy_reported = 0;
};

/// All of it. Vectors by practitioner are there as soon as any mechanism is on; the others stay
/// empty where theirs is off.
struct Conditions {
    std::vector<Worker> workers; ///< by practitioner
    std::vector<Supervised> supervised;
    std::vector<Exhaustion> exhaustion;
    std::vector<Absence> absence;
    AbsenceLedger absence_ledger;
    std::vector<Supervisor> supervisors;
    std::vector<Wish> wishes;
    std::vector<Surveyed> surveyed;
    std::vector<TeamState> teams; ///< by team
    std::vector<Case> cases;      ///< the first `cases_known` have been open
    std::size_t cases_known = 0;
    std::vector<Instant> changed_before;    ///< by case: the change of worker before the last
    std::vector<std::uint8_t> looked_after; ///< by case: 1 in a stage in which children are
    std::vector<CaseId> free_cases;
    CaseLedger case_ledger;
    std::vector<ServiceState> services;
    SchoolDraws schools;
    std::vector<std::uint32_t> pilots_begun; ///< how often, by pilot
    CoverState cover;
};

/// Does the same to each vector by practitioner.
template <class Change> void for_all_beside_people(Conditions& c, Change change) {
    change(c.workers);
    change(c.supervised);
    change(c.exhaustion);
    change(c.absence);
    change(c.supervisors);
    change(c.wishes);
    change(c.surveyed);
}

} // namespace tenure

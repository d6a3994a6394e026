// What lies beside practitioners, posts and teams where casework, supervision, exhaustion, absence
// or cover are simulated: plain data of one replication, indexed as they are.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "kernel/clock.hpp"
#include "random/address.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenure {

// --- work ---------------------------------------------------------------------------------------

/// Beside the practitioner of the same index. Amounts of work are hundredths of an ordinary case.
struct Worker {
    TeamId team;                 ///< where she works; empty: nowhere
    std::uint32_t listed_at = 0; ///< in the list of that team
    std::int32_t productivity = 100;
    std::int32_t norm = 0;    ///< caseload norm x FTE x productivity, when all of her is there
    std::int32_t share = 100; ///< of it she is up to now, hundredths: 0 away, 50 phased return
    std::int32_t load = 0;    ///< weights of the cases she holds
    std::uint32_t cases = 0;
    CaseId first_case; ///< the others are linked from it
    Instant accrued_to{};
    std::int64_t load_time = 0; ///< load x microseconds while share > 0, since it was last taken
    std::int64_t norm_time = 0; ///< norm x share x microseconds
};

struct TeamState {
    std::vector<PractitionerId> workers;
    std::vector<PractitionerId> supervisors; ///< those of them whose role supervises
    CaseId first_waiting, last_waiting;      ///< cases without a worker, longest wait first
    std::uint32_t waiting = 0;
};

// --- cases --------------------------------------------------------------------------------------

/// A child's case. Whether it is open shows in its stage.
struct Case {
    Entity child;
    StageId stage; ///< empty: closed, the place is free
    TeamId team;
    PractitionerId worker;     ///< empty: it waits
    CaseId before, after;      ///< in the list of the worker, or of those that wait in the team
    std::uint32_t visit = 0;   ///< of stages, in all its episodes: names the next draw
    std::uint32_t workers = 0; ///< so far
    Instant due = never;       ///< the stage, or the time closed, ends
    Instant waits_since{};
    Instant changed_last{}, changed_before; ///< of worker; long_ago at first
    bool closed = false;                    ///< may be referred again
};

struct ServiceState {
    std::uint32_t referred = 0; ///< how many have come
    double operational = 0;     ///< time of the last, in mean referrals
};

// --- wellbeing ----------------------------------------------------------------------------------

/// Beside the practitioner of the same index.
struct Supervised {
    Instant next = never;            ///< session
    std::uint32_t session = 0;       ///< since she joined
    std::uint16_t due = 0, held = 0; ///< since they were last taken
};

/// What she could supervise, in her role or as a stand-in; beside the practitioner of the same
/// index. Rates are ten-thousandths of a session in 4 weeks, stores rates x microseconds.
struct Supervisor {
    std::int64_t store = 0;
    std::int64_t most = 0; ///< 4 weeks' worth, at least a session; 0: she never could
    Instant filled_to{};
    std::int32_t rate = 0; ///< now; 0 while she is away
    TeamId team;           ///< in whose list of supervisors she stands; empty: in none
    std::uint32_t listed_at = 0;
};

/// Beside the practitioner of the same index.
struct Exhaustion {
    double x = 0;
    double trait = 0;
    Instant next = never; ///< look
    Instant last{};
    double leaving_log_hazard = 0; ///< added to hers now
    double absence_log_hazard = 0, long_absence_log_hazard = 0;
    std::int64_t away_before = 0;    ///< Absence's time away at the last look
    double ratio = 1;                ///< load over norm, as the last look found it
    std::uint16_t due = 0, held = 0; ///< sessions, likewise
};

enum class AbsenceKind : std::uint8_t { short_spell, long_spell, parental, last };
inline constexpr std::size_t absence_kinds = static_cast<std::size_t>(AbsenceKind::last);

/// Where an absence stands.
enum class AbsenceStage : std::uint8_t { present, away, handed_over, phased };

/// Beside the practitioner of the same index.
struct Absence {
    std::array<Clock, absence_kinds> clocks;
    Clock hours;
    Instant next = never;       ///< step
    Instant began{}, ends{};    ///< of the absence, or the end of a phased return
    std::int64_t time_away = 0; ///< microseconds since she began, in absences that are over
    std::int32_t fte = 0;       ///< in the books while she is away
    AbsenceKind kind = AbsenceKind::short_spell;
    AbsenceStage stage = AbsenceStage::present;
    bool drawn = false;                                ///< her clocks have budgets
    std::array<std::uint32_t, absence_kinds> spells{}; ///< so far: names the next draw
    std::uint32_t hours_changes = 0;
};

/// Who is away now and what it has come to, by kind.
struct AbsenceBooks {
    std::array<std::int64_t, absence_kinds> heads{}, fte{}; ///< fte in hundredths
    std::array<__int128, absence_kinds> accrued{};          ///< fte x microseconds
    std::array<std::int64_t, absence_kinds> reported{};     ///< working days x hundredths
    Instant accrued_to{};
};

// --- cover --------------------------------------------------------------------------------------

/// Where the cover of a post stands.
enum class CoverStage : std::uint8_t { unneeded, asked, engaged, unmet };

/// Beside the post of the same index.
struct PostCover {
    CoverStage stage = CoverStage::unneeded;
    bool peripatetic = false; ///< whose the worker is
    PractitionerId worker;
    std::uint32_t request = 0; ///< names the market it met
    Instant since{};           ///< needed
    Instant due = never;       ///< of the next step
};

/// An assignment from an outside stream of requests.
struct StreamAssignment {
    PractitionerId worker;
    Instant ends = never;
};

struct CoverStreamState {
    std::uint32_t requests = 0;
    std::vector<StreamAssignment> under_way;
};

/// All of it. Vectors whose mechanism is off stay empty.
struct Conditions {
    std::vector<Worker> workers; ///< by practitioner
    std::vector<Supervised> supervised;
    std::vector<Exhaustion> exhaustion;
    std::vector<Absence> absence;
    AbsenceBooks absence_books;
    std::vector<Supervisor> supervisors;
    std::vector<TeamState> teams; ///< by team
    std::vector<Case> cases;      ///< the first `cases_known` have been open
    std::size_t cases_known = 0;
    std::vector<CaseId> free_cases;
    std::vector<ServiceState> services;
    std::vector<PostCover> covers; ///< by post
    std::vector<PractitionerId> agency_staff;
    std::vector<std::uint32_t> requests; ///< for cover, by role
    std::vector<PractitionerId> pool;    ///< peripatetic, free, longest free first
    std::vector<CoverStreamState> streams;
    std::int64_t agency_fte = 0;  ///< hundredths
    std::int64_t agency_rate = 0; ///< pence x hundredths of FTE a week, charged now
    Instant agency_accrued_to{};
    __int128 agency_accrued = 0;
    std::int64_t agency_reported = 0;
};

} // namespace tenure

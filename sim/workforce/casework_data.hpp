// Casework: services, stages and rules, and the cases of a replication; casework.hpp says how they
// move.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "kernel/law.hpp"
#include "random/address.hpp"
#include "workforce/schools.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// A stream of referrals: Poisson, faster and slower over the year.
struct Service {
    std::string name;
    std::string title;
    double referrals_per_year = 0; ///< when the study starts
    std::vector<double> monthly;   ///< January to December, multipliers with mean 1; empty: all 1
    std::string first_stage;
    double growth_per_year = 0; ///< of referrals, as a share
};

/// Where a case may go on to; what is missing to 1 is that it closes.
struct StageNext {
    std::string stage;
    double probability = 0;
};

/// A stage of the journey; the teams of one kind hold the cases that are in it.
struct Stage {
    std::string name;
    std::string title;
    std::string team_kind;
    double weight = 1; ///< of a case in it; 1 is an ordinary case
    Law duration;      ///< years
    std::vector<StageNext> next;
    bool looked_after = false; ///< counts towards the published share with 3 or more workers
    bool closed_to_learners =
        false; ///< no case in it is given to whose role is of a learning track
};

struct CaseworkParameters {
    std::vector<Service> services;
    std::vector<Stage> stages;
    double cap_share = 1.5; ///< of the role's caseload norm: no case is given beyond it, it waits
    double waiting_load_share = 0;     ///< of the work of children who wait, is felt by their team
    double delay_days_per_change = 0;  ///< a change of worker delays the stage by so much
    double rereferral_probability = 0; ///< of a closed case, for the same child
    double rereferral_log_odds_per_change = 0; ///< of worker, in the case that closed
    Law rereferral_delay;                      ///< years from closing
    std::optional<int> cases_at_start;         ///< none: a Poisson number, as referrals make it
    std::optional<Schools> schools;            ///< none: nobody asks where a child is referred
};

/// Before anything that matters.
inline constexpr Instant long_ago{Duration{INT64_MIN / 2}};

/// Why a child's last worker has their case no more.
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
    double locality = 0;             ///< uniform on (0, 1): where their teams lie; 0: not drawn yet
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

} // namespace tenure

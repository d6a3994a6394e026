// Casework: children are referred, their cases pass through the stages of a journey, each is held
// by one worker of a team or waits for one.
//
// Demand is the same under every policy: the k-th referral of a service is the same child, who
// comes at the same time, of the same weight, on the same journey.
#pragma once

#include "core/id.hpp"
#include "kernel/law.hpp"
#include "workforce/schools.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// A stream of referrals: Poisson, faster and slower over the year.
struct Service {
    std::string name;
    std::string title;
    double referrals_per_year = 0;
    std::vector<double> monthly; ///< January to December, multipliers with mean 1; empty: all 1
    std::string first_stage;
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
};

struct CaseworkParameters {
    std::vector<Service> services;
    std::vector<Stage> stages;
    double cap_share = 1.5; ///< of the role's caseload norm: no case is given beyond it, it waits
    double delay_days_per_change = 0;          ///< a change of worker delays the stage by so much
    double rereferral_probability = 0;         ///< of a closed case, for the same child
    double rereferral_log_odds_per_change = 0; ///< of worker, in the case that closed
    Law rereferral_delay;                      ///< years from closing
    std::optional<int> cases_at_start;         ///< none: a Poisson number, as referrals make it
    std::optional<Schools> schools;            ///< none: nobody asks where a child is referred
};

struct State;

namespace casework {

/// Teams and streams of a new replication, and the cases under way at its start: for each stage a
/// Poisson number with the mean, and elapsed times, of a system that has run for ever. Call when
/// the staff are there.
void begin(State& s);
/// The next referral of a stream comes: a service's own, or, numbered behind those of all services,
/// one that comes only where demand has risen.
void refer(State& s, std::size_t stream);
/// A case's stage, or its time closed, has ended.
void step(State& s, CaseId c);
/// Every case of hers goes to a colleague or waits: she leaves, is long absent or works elsewhere.
void hand_over(State& s, PractitionerId p, bool leaves = false);
/// There is more room in a team: cases that wait are given out, longest wait first.
void give_waiting(State& s, TeamId team);
/// Open, held and waiting cases, into the row of the present period.
void record_period_stocks(State& s);

} // namespace casework

} // namespace tenure

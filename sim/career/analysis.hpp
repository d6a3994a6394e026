// What a ladder implies before anything is simulated: ways in, dead ends, gates, times.
#pragma once

#include "career/ladder.hpp"

#include <vector>

namespace tenure {

/// How fast an authority's machinery turns.
struct Pace {
    double panels_per_year = 4; ///< > 0; evenly spread
    /// For each progression the months an eligible person waits for an appointment (vacancy,
    /// lateral); empty if unknown, and then counted as 0.
    std::vector<double> appointment_months;
    /// Roles that people also enter by intakes.
    std::vector<RoleId> intakes = {};
};

/// Months from arriving in a role to leaving it by one progression.
struct ProgressionTime {
    double succeeding_months = 0;   ///< every attempt succeeds the first time
    double expected_months = 0;     ///< extensions and repeated attempts included
    double success_probability = 1; ///< that it ends in promotion (completion), not in leaving
    bool appointment_known = true;  ///< false if the wait for a vacancy had to be left out
};

/// The time that progression `p` of the ladder takes a person who was qualified for
/// `months_qualified` on arrival in its first role. Infinite if it cannot happen.
///
/// The ground is max(months in role, months still short of those qualified, longest course needed);
/// courses run side by side with the work, and not at all where commitment suffices. Then:
/// - completion: programme, plus extension_probability x extension_months in expectation;
/// - panel: ground + mean portfolio + half a panel interval; a geometric number of failures, mean
///   (1 - pass) / pass, each costing the resubmission and another half interval;
/// - threshold: ground; vacancy, lateral: ground + appointment_months; rate: 12 / rate.
ProgressionTime progression_time(const Ladder& ladder, std::size_t p, const Pace& pace = {},
                                 double months_qualified = 0);

struct RoleAnalysis {
    /// Roles that every way from a start to this one passes through, from the first up, without
    /// itself: its dominators (Lengauer & Tarjan 1979).
    std::vector<RoleId> must_pass;
    /// From a start to this role, both included; empty if there is no way.
    std::vector<RoleId> fastest_route;
    double fastest_months = 0;  ///< since starting, newly qualified, if every attempt succeeds
    double expected_months = 0; ///< by the same route
};

struct LadderAnalysis {
    std::vector<RoleAnalysis> roles;           ///< in the ladder's order
    std::vector<ProgressionTime> progressions; ///< in the ladder's order, by the fastest route
    std::vector<RoleId>
        entries;                ///< outsiders are appointed here; without families: none leads here
    std::vector<RoleId> starts; ///< entries that no other role leads up to
    std::vector<RoleId> unreachable; ///< neither appointed to nor led up to
    std::vector<RoleId> dead_ends;   ///< no role follows
    std::vector<std::vector<RoleId>>
        promotion_cycles; ///< groups of roles that lead back to each other
};

/// Tolerates a ladder with faults: it leaves out what it cannot place.
LadderAnalysis analyse(const Ladder& ladder, const Pace& pace = {});

/// The groups of roles on circles of promotions; sideways moves may go round.
std::vector<std::vector<RoleId>> promotion_cycles(const Ladder& ladder);

/// "nqsw, social_worker_2".
std::string names(const Ladder& ladder, const std::vector<RoleId>& roles,
                  const char* between = ", ");

} // namespace tenure

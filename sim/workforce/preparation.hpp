// Preparation: a programme that people of some roles follow, a cohort at a time, on their way to
// others.
//
// On a cohort's date its places are offered to the willing, by numbers that belong to the person
// and the date. Whoever follows it has less time for cases; whoever has completed it applies for
// the roles prepared for with other odds, competes for them with more merit as a colleague, and
// takes to management more easily if they did not want it. Nothing else about a career is touched:
// whether posts come up, and who else applies, is as it is.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::preparation {

/// A cohort's places are filled.
void begin(State& s, std::size_t which, std::uint32_t cohort);
/// Those of the cohort who are still here have completed it.
void end(State& s, std::size_t which, std::uint32_t cohort);
/// They follow it no more.
void withdraw(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return !m.preparations.empty(); }
    static constexpr auto beside_people = std::tuple{&State::prepared};
    static bool acts_on_leaving(const Model&) { return false; } // but for what mismatch does
    static void add_to_arrangement(const State& s, PractitionerId p,
                                   IndividualArrangement& arrangement);
    static double application_odds(const State& s, PractitionerId p, RoleId to);
    static double merit(const State& s, PractitionerId p, RoleId to);
    static double mismatch_factor(const State& s, PractitionerId p);
    static constexpr bool rules_changed = false; // cohorts have dates of their own
    static void compile_block(Model& m, const Authority& a, const Block& block, BlockModel& b);
    static void schedule_dates(State& s);
};

} // namespace tenure::preparation

// Years that differ: a log effect on leaving, applicants, absence, referrals, agency supply and the
// growth of posts that is constant from one 1 October to the next.
//
// With a national and a council's own part, each a stationary autoregression of the first order,
//
//     u_0 = sd z_0,    u_y = r u_(y-1) + sd sqrt(1 - r^2) z_y,    factor = exp(u - sd^2 / 2),
//
// the factors multiply and have the mean 1 every year; those on odds, of agency supply, the
// median 1. Normal numbers z belong to (effect, nation or council, year), so a year is the same
// under every policy. A stated national factor f stands instead of the drawn one: u_y = log f +
// sd^2 / 2 (odds: log f), and later years go on from it. Where the council's own factor of the year
// before the first is stated, u_0 goes on from that likewise, and factors have the mean 1 only in
// the long run.
#pragma once

#include "workforce/state.hpp"

namespace tenure::year_effects {

/// The factors of the k-th year are in force, the first being that in which the study starts.
void enter(State& s, std::size_t k);
/// A quarter of a year has passed: how many posts there are to be follows the year's growth.
void end_quarter(State& s);

/// One post more (by 1) or fewer (by -1) in a group; by 0: as many as there are to be.
struct PostChange {
    std::size_t group = 0;
    int by = 0;
};
/// The next of the changes that the quarter brings.
PostChange next_change(State& s);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.rules.year_effects.has_value(); }
    /// Through the baseline of policy effects, as a block acts.
    static constexpr bool acts_on_leaving = false;
    static constexpr bool rules_changed = false;
    static void compile(Model& m, const Authority& a);
    static void clear(State& s);
    static void schedule_dates(State& s);
};

} // namespace tenure::year_effects

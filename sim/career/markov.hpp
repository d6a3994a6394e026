// Markov manpower models: what stocks and flows to expect of rates alone, without simulating.
//
// Rows are "from", columns "to"; times in years, rates per year. Sources: Bartholomew, Stochastic
// Models for Social Processes (3rd ed. 1982), chapters 3 (annual steps), 5 (continuous time), 7
// and 8 (fixed posts, vacancies); Bartholomew, Forbes & McClean, Statistical Techniques for
// Manpower Planning (2nd ed. 1991); Kemeny & Snell, Finite Markov Chains (1960), chapter 3.
#pragma once

#include "core/id.hpp"

#include <vector>

namespace tenure {

using Numbers = std::vector<double>;
using Rows = std::vector<Numbers>; ///< square, unless said otherwise

// Annual steps.

/// Stocks a year on: n'_j = sum_i n_i p_ij + recruits_j (Bartholomew 1982, eq. 3.1).
/// @param moves each row adds up to at most 1; what is missing leaves
Numbers next_stocks(const Numbers& stocks, const Rows& moves, const Numbers& recruits = {});
/// Leavers in the year, by role: n_i (1 - sum_j p_ij).
Numbers leavers_in_step(const Numbers& stocks, const Rows& moves);

struct AbsorbingChain {
    Rows visits;     ///< N = (I - Q)^-1: expected periods in j, from i (Kemeny & Snell, 3.2.4)
    Rows absorption; ///< B = N R: probability of ending in absorbing state k, from i (3.5.7)
    Numbers periods; ///< N 1: expected periods until absorbed (3.5.4)
};
/// @param moves Q, among the transient states; @param ends R, a row per transient state
AbsorbingChain absorbing_chain(const Rows& moves, const Rows& ends);

struct UpOrOut {
    double hires_per_year = 0;
    Numbers entering_per_year; ///< by level
    Numbers reaching;          ///< share of hires that ever enter the level
    double years_at_top = 0;
};
/// Steady state by Little's law, flow = stock / time (Little 1961): every level but the top has a
/// fixed time, after which one is promoted or leaves; so many a year are promoted to the top.
/// @param years_in_level one fewer than stocks
UpOrOut up_or_out(const Numbers& stocks, const Numbers& years_in_level,
                  double promoted_to_top_per_year);

// Continuous time, recruitment pushes: nobody waits for a post.

struct PushLadder {
    Numbers leaving;  ///< rate per head
    Rows promotion;   ///< rate per head, from role to role; the diagonal is ignored
    Numbers recruits; ///< Poisson, per year; empty: none
};

/// E n(t) = n(0) e^(Qt) + R integral of e^(Qu) du; q_ij the promotion rates and q_ii minus the sum
/// of all ways out (Bartholomew 1982, section 5.2).
Numbers expected_stocks(const PushLadder& ladder, const Numbers& initial, double t);
/// R (-Q)^-1; independent Poisson variables there. @pre one can leave from everywhere
Numbers equilibrium_stocks(const PushLadder& ladder);
/// Of the total at t, from fixed initial stocks: sum_i n_i s_i (1 - s_i), s_i the probability that
/// one who starts in i is still here, plus the (Poisson) expected recruits still here.
double variance_of_total(const PushLadder& ladder, const Numbers& initial, double t);

struct ExpectedFlows {
    Numbers person_years; ///< integral of the stocks
    Numbers leavers;      ///< by last role
    Rows promotions;      ///< from role to role
};
/// Over (0, t]; rates times the integral of expected_stocks.
ExpectedFlows expected_flows(const PushLadder& ladder, const Numbers& initial, double t);

/// Expected years until leaving, by the role one is in: (-Q)^-1 1.
Numbers future_service(const PushLadder& ladder);
/// Probability of ever being in `role`, by the role one is in: Q with `role` absorbing.
Numbers ever_reaching(const PushLadder& ladder, RoleId role);

/// The same ladder with a fixed number of posts: a leaver's post stands vacant for an exponential
/// time and a recruit then starts in `into`. Posts are independent chains, so expectations are
/// those of a closed ladder whose last "role" is a vacant post: promotions to it are leavers,
/// promotions from it hires. `recruits` is ignored.
PushLadder with_vacant_posts(const PushLadder& ladder, double vacant_years, RoleId into);

// Continuous time, vacancies pull: posts are fixed and filled at once.

struct PullLadder {
    Numbers posts;
    Numbers leaving;  ///< rate per head
    Rows filled_from; ///< probability that a vacancy in i is filled by a holder of j; rest: outside
};

struct VacancyFlows {
    Numbers vacancies;        ///< per year: v = l (I - F)^-1, l_i = posts_i leaving_i (Bartholomew
                              ///< 1982, section 8.3, after White 1970, Chains of Opportunity)
    Numbers outside_recruits; ///< per year: v_i (1 - sum_j F_ij)
    Rows promotions;          ///< per year, from role j to role i: v_i F_ij
    Numbers
        chain_length; ///< moves set off by a vacancy in i, outside recruit included: (I - F)^-1 1
    double mean_chain_length = 0; ///< over vacancies as leavers make them
    Rows promotion_hazard;        ///< per head of j and year, chosen at random
};
VacancyFlows vacancy_flows(const PullLadder& ladder);

} // namespace tenure

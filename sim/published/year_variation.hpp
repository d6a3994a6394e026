// How much years differ, beyond chance, from all councils' years up to one: what the nation has in
// common, and what a council has of its own.
//
// For logarithms x_iy of a flow of council i in year y, with chance variance c_iy that events'
// number alone gives and that the simulation makes by itself, moments of differences
//
//     V_k = mean over i, y of (x_i(y+k) - x_iy - mean over councils)^2 - c_i(y+k) - c_iy
//
// (by the middle nine tenths of the differences) are 2 s^2 (1 - r^k) where a stationary
// autoregression with standard deviation s and correlation r adds to a mean of the council's own,
// whatever that is: so r = V_2 / V_1 - 1, within 0 and 0.9, and s^2 = V_1 / 2 (1 - r). The nation's
// variance is found likewise from the means over councils. Demand's variance is that of caseloads
// less that of staff, which the simulation makes by itself. Growth has no correlation: posts are a
// random walk and noise of single years, so its variance is that of their changes over two years
// less that over one, and the nation's that of the councils' mean change between years.
//
// What is seen answers what an effect acts on by less than one for one (`answer`): a vacancy is
// filled once, however many apply. Standard deviations are of
// what an effect acts on, those seen over the answer.
#pragma once

#include "published/indicators.hpp"

#include <cstddef>
#include <vector>

namespace tenure {

/// Of what a study's year effects act on.
struct YearVariation {
    const char* on = ""; ///< as an authority's file names it
    double sd_national = 0, sd_council = 0, correlation = 0;
    double answer = 1;       ///< of the logarithm seen, to that of what the effect acts on
    std::size_t changes = 0; ///< from one year to the next, that it rests on
    double last_year = 0;    ///< the council's own factor in the year up to which; 0: not known
};

/// Leaving, applicants, absence, referrals, agency and growth, in this order.
std::vector<YearVariation> year_variation(const Indicators& all, int year);

} // namespace tenure

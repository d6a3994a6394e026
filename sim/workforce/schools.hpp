// Schools: a part of the referrals comes from them, from some more than from others, whatever a
// policy does.
//
// A child has their school, or none, for life. How much more one school refers than another is
// drawn for each replication: gamma with mean 1 and coefficient of variation `spread`, so that
// counts of referrals scatter between schools more than Poisson counts do. Which schools a pilot
// treats is drawn at random: their ranks in it are the same under every policy.
#pragma once

#include "random/address.hpp"

#include <vector>

namespace tenure {

struct Schools {
    int number = 0;
    double share = 0;  ///< of referrals, from all of them together
    double spread = 0; ///< coefficient of variation of their mean numbers of referrals
};

/// What one replication makes of them.
struct SchoolDraws {
    std::vector<double> up_to;       ///< cumulative shares of the referrals of all, by school
    std::vector<std::uint32_t> rank; ///< in the random allocation: 0 is drawn first
};

inline constexpr int no_school = -1;

namespace schools {

void draw(SchoolDraws& schools, const Schools& rules, const RandomStream& random);
/// A child's school, or no_school.
int of(const SchoolDraws& schools, const Schools& rules, const RandomStream& random, Entity child);

} // namespace schools
} // namespace tenure

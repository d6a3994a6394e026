// Parts of compiling an authority and a policy: the steps, and what several of them ask for.
#pragma once

#include "workforce/state.hpp"

#include <string>
#include <vector>

namespace tenure {

inline double in_years_from_months(double months) { return months / 12; }

/// One flag for each role: whether it is named; all of them where none is.
std::vector<bool> role_mask(const Ladder& ladder, const std::vector<std::string>& names);
/// A bit for each role named.
std::uint64_t role_bits(const Ladder& ladder, const std::vector<std::string>& names);
/// The dates within the study on which these days of the year fall, in order.
std::vector<Instant> dates_of(const std::vector<YearlyDate>& days, const Date& start,
                              Instant horizon);

// The steps, in the order in which compile() takes them.

void compile_ladder(Model& model, const Ladder& ladder);
void compile_establishment(Model& model, const Authority& authority);
void compile_dates(Model& model, const Authority& authority);
void compile_leaving(Model& model, const Authority& authority);
void compile_policy(Model& model, const Authority& authority, const Policy& policy);
/// All that there are without policies' and growth's.
std::int64_t posts_in(const Model& model);
/// Where the n-th post to come or go belongs: groups take turns in proportion to their size, by a
/// sequence that spreads evenly (the fractional parts of multiples of the golden section).
std::size_t group_in_turn(const Model& model, std::int64_t n);
/// Posts that come or go with the growth of the establishment, quarter by quarter.
void add_growth(Model& model, const Authority& authority);

} // namespace tenure

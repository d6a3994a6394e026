#include "workforce/agency_supply.hpp"

#include <algorithm>
#include <cmath>

namespace tenure::agency_supply {

namespace {

constexpr double least_use = 0.01; ///< with less in use a market is as it is with this

/// Agency FTE as a share of that and of holders of posts, those who are to come included.
double share_in_use(const State& s) {
    const auto agency = static_cast<double>(s.cover.agency_fte + s.cover.coming_fte);
    return agency > 0 ? agency / (agency + static_cast<double>(fte_in_posts(s))) : 0;
}

/// (share in use / usual share)^elasticity; 1 until it is known what is usual.
double answer(const State& s, double elasticity) {
    if (elasticity == 0 || !(s.cover.usual_use > 0)) return 1;
    const double now = std::max(share_in_use(s), least_use),
                 usual = std::max(s.cover.usual_use, least_use);
    return elementary::exp(elasticity * elementary::log(now / usual));
}

} // namespace

std::int64_t fte_in_posts(const State& s) {
    std::int64_t fte = 0;
    for (const Post& x : s.posts)
        if (x.holder) fte += person(s, x.holder).fte;
    return fte;
}

double availability(const State& s) {
    const AgencyParameters& agency = *s.model->cover.agency;
    return elementary::at_odds(agency.availability, s.year.of(YearActsOn::agency) *
                                                        answer(s, -agency.availability_elasticity));
}

std::int64_t price(const State& s, RoleId role) {
    const std::int64_t usual = s.model->agency_pence_per_week[role.index()];
    const double elasticity = s.model->cover.agency->price_elasticity;
    if (elasticity == 0) return usual;
    return std::llround(static_cast<double>(usual) * answer(s, elasticity));
}

void begin(State& s) {
    const double stated = s.model->cover.agency->usual_use;
    s.cover.usual_use = stated > 0 ? stated : share_in_use(s);
}

} // namespace tenure::agency_supply

#include "workforce/agency_supply.hpp"

#include "workforce/rules_in_force.hpp"

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

Entity name(const PostCover& c) { return cover_request(c.role.value, c.request); }

} // namespace

bool serves(const State& s, RoleId role) {
    return s.model->cover.agency && s.model->agency_pence_per_week[role.index()] > 0;
}

bool rules_in_force(const State& s) { return s.now >= s.model->agency_rules_from; }

double experience_years(const State& s, const PostCover& c) {
    const double mean = s.model->cover.agency->experience_mean_years;
    return mean * unit_exponential(address(s.random, Purpose::agency_experience, name(c), c.tries));
}

bool offers(const State& s, const PostCover& c, bool with_cases) {
    const AgencyParameters& agency = *s.model->cover.agency;
    const Address at = address(s.random, Purpose::agency_available, name(c), c.tries);
    const double factor = with_cases ? 1 : agency.without_cases;
    if (!bernoulli(at, factor * availability(s))) return false;
    return !rules_in_force(s) || experience_years(s, c) >= agency.rules->minimum_years_qualified;
}

bool own_leaver_offers(State& s) {
    auto& all = s.cover.own_leavers;
    const auto may = std::find_if(all.begin(), all.end(), [&](Instant t) { return t <= s.now; });
    if (may == all.end()) return false;
    all.erase(may);
    return true;
}

void remember_leaver(State& s, PractitionerId p) {
    const auto& agency = s.model->cover.agency;
    if (!agency || !(agency->own_leavers_share > 0)) return;
    const Practitioner& x = person(s, p);
    if (x.outside_posts) return; // they cover nobody's post, nor does anybody theirs
    if (!bernoulli(address(s.random, Purpose::own_leaver, x.who), agency->own_leavers_share))
        return;
    const double wait = rules_in_force(s) ? agency->rules->cool_off_months / 12 : 0;
    s.cover.own_leavers.push_back(s.now + years(wait));
}

bool under_cap(const State& s) {
    const double cap = std::min(s.model->cover.agency->cap_share, s.policy_effects.agency_cap);
    if (cap >= 1) return true;
    const auto agency = static_cast<double>(s.cover.agency_fte + s.cover.coming_fte + 100);
    return agency <= cap * (agency + static_cast<double>(fte_in_posts(s)));
}

std::int64_t fte_in_posts(const State& s) {
    std::int64_t fte = 0;
    for (const Post& x : s.posts)
        if (x.holder) fte += person(s, x.holder).fte;
    return fte;
}

double availability(const State& s) {
    const AgencyParameters& agency = *s.model->cover.agency;
    const RatingEffects* rating = rating_in_force(s);
    const double odds = s.year.of(YearActsOn::agency) * answer(s, -agency.availability_elasticity);
    return elementary::at_odds(agency.availability, rating ? odds * rating->agency_odds : odds);
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

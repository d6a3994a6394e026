#include "workforce/traits.hpp"

#include "workforce/portfolio.hpp"

#include <algorithm>

namespace tenure::traits {

namespace {

constexpr double youngest_qualified = 22; ///< years
constexpr double usual_age = 40;          ///< where no ages are given

double draw_age(const std::vector<AgeBand>& bands, double u) {
    if (bands.empty()) return usual_age;
    double total = 0, sum = 0;
    for (const AgeBand& b : bands) total += b.share;
    for (const AgeBand& b : bands) {
        const double share = b.share / total;
        if (u < sum + share || &b == &bands.back())
            return b.from_age + (b.to_age - b.from_age) * std::min(1.0, (u - sum) / share);
        sum += share;
    }
    return bands.back().to_age;
}

double draw_law(const State& s, const Law& law, Purpose what, Entity who) {
    const double u =
        law.kind == LawKind::hyperexponential ? uniform(address(s.random, what, who, 1)) : 0;
    return inverse_cumulative_hazard(component(law, u),
                                     unit_exponential(address(s.random, what, who)));
}

void draw_hours(const State& s, Practitioner& x) {
    const PopulationParameters& rules = s.model->population;
    if (!(rules.part_time_share > 0)) return;
    if (bernoulli(address(s.random, Purpose::fte, x.who), rules.part_time_share))
        x.fte = hundredths(rules.part_time_fte);
}

void draw_aspiration(const State& s, Practitioner& x, RoleId role) {
    const PopulationParameters& rules = s.model->population;
    if (!s.model->uses_aspiration) return;
    const double u = uniform(address(s.random, Purpose::aspiration, x.who));
    if (u < rules.practice_aspiration_share)
        x.aspiration = Aspiration::practice;
    else if (u < rules.practice_aspiration_share + rules.management_aspiration_share)
        x.aspiration = Aspiration::management;
    else
        x.aspiration = Aspiration::open;
    // Whoever manages already has chosen to.
    if (s.model->roles[role.index()].track == Track::management)
        x.aspiration = Aspiration::management;
}

/// Components of the laws of service of somebody who joins.
[[gnu::noinline]] void draw_service_kind(const State& s, Practitioner& x) {
    for (std::uint8_t d : s.model->leaving.active) {
        const Law& mixture = s.model->leaving.service_mixture[d];
        if (mixture.kind != LawKind::hyperexponential) continue;
        const double u = uniform(address(s.random, Purpose::service_component, x.who, d));
        const Law kind = component(mixture, u);
        const auto& all = s.model->leaving.service[d];
        for (std::size_t k = 0; k < all.size(); ++k)
            if (all[k].mean == kind.mean) x.service[d] = static_cast<std::uint8_t>(k);
    }
}

/// Those of somebody who has served for a while: more often of a long-serving kind.
void draw_service_kind_after(const State& s, Practitioner& x, RoleId role, double served,
                             double age) {
    if (s.model->leaving.kinds.size() < 2) return;
    const double u = uniform(address(s.random, Purpose::service_component, x.who));
    x.service = equilibrium::kinds_after(s.model->leaving, role, served, age, u).of;
}

/// Years already served in equilibrium, under the whole hazard of leaving from the role.
double equilibrium_service(const State& s, const Practitioner& x, RoleId role, double age) {
    const LeavingModel& m = s.model->leaving;
    const double u = uniform(address(s.random, Purpose::tenure, x.who));
    if (!m.equilibrium.empty()) return equilibrium::drawn(m.equilibrium[role.index()], u);
    return equilibrium::drawn(equilibrium::service(m, role, age), u);
}

double years_served(const State& s, const Practitioner& x, RoleId role, double age) {
    const PopulationParameters& rules = s.model->population;
    switch (rules.service_at_start) {
    case ServiceAtStart::none: return 0;
    case ServiceAtStart::equilibrium: return equilibrium_service(s, x, role, age);
    case ServiceAtStart::drawn:
        return std::min(age - youngest_qualified,
                        draw_law(s, rules.service_law, Purpose::tenure, x.who));
    }
    return 0;
}

/// Time in role. Whoever is on a way that ends the role is met at a uniform point of that way.
double years_in_role(const State& s, const Practitioner& x, RoleId role, double served) {
    const RoleModel& r = s.model->roles[role.index()];
    const double u = uniform(address(s.random, Purpose::time_in_role, x.who, 1));
    for (ProgressionId e : r.in_place) {
        const ProgressionModel& m = s.model->progressions[e.index()];
        const auto at = [&](Purpose what) { return address(s.random, what, x.who, 0, edge(e)); };
        if (m.kind == ProgressionKind::completion) return std::min(served, u * m.programme_years);
        if (m.kind != ProgressionKind::panel || !wants(s, x.aspiration, m.to)) continue;
        if (m.attempt_probability < 1 && !bernoulli(at(Purpose::willing), m.attempt_probability))
            continue;
        const double work = portfolio::years_of_work(s, x, e, 0);
        return std::min(served, u * (m.minimum_years_in_role + work));
    }
    const Law& law = s.model->population.months_in_role_law;
    if (law.kind == LawKind::never) return served;
    return std::min(served, draw_law(s, law, Purpose::time_in_role, x.who));
}

void draw_qualifications(const State& s, Practitioner& x, RoleId role) {
    std::uint32_t asked = s.model->roles[role.index()].qualifications_asked;
    for (; asked != 0; asked &= asked - 1) {
        const auto q = static_cast<std::uint32_t>(std::countr_zero(asked));
        if (bernoulli(address(s.random, Purpose::held, x.who, q),
                      s.model->population.qualification_held_share))
            x.held |= 1u << q;
    }
}

double earlier_years(const State& s, const Practitioner& x, double most) {
    const double mean = s.model->population.earlier_years_mean;
    if (!(mean > 0)) return 0;
    return std::max(0.0, std::min(most, mean * unit_exponential(
                                                   address(s.random, Purpose::experience, x.who))));
}

inline void set_pay_point(const State& s, Practitioner& x, RoleId role, double years_on_scale) {
    if (!s.model->uses_pay) return;
    const std::size_t points = s.model->roles[role.index()].pay_pence.size();
    x.pay_point =
        static_cast<std::uint8_t>(std::min(static_cast<double>(points - 1), years_on_scale));
}

/// Traits that do not depend on how they come.
inline void draw_traits(const State& s, Practitioner& x, RoleId role) {
    if (!s.model->uses_traits) return;
    draw_hours(s, x);
    draw_aspiration(s, x, role);
    draw_qualifications(s, x, role);
}

double age_from(const State& s, const Practitioner& x, const std::vector<AgeBand>& bands) {
    return bands.empty() ? usual_age
                         : draw_age(bands, uniform(address(s.random, Purpose::age, x.who)));
}

/// They join now, of the usual age, newly qualified.
inline void give_no_past(const State& s, Practitioner& x) {
    x.joined = x.in_role_since = x.qualified = s.now;
    x.born = s.now - years(usual_age);
}

} // namespace

void draw_initial_traits(State& s, PractitionerId p, RoleId role, bool outside_posts) {
    Practitioner& x = person(s, p);
    const PopulationParameters& rules = s.model->population;
    x.outside_posts = outside_posts;
    x.competes = !outside_posts;
    draw_traits(s, x, role);
    give_no_past(s, x);
    if (rules.service_at_start == ServiceAtStart::none && s.model->leaving.any_service)
        draw_service_kind(s, x);
    if (!s.model->uses_past && rules.service_at_start == ServiceAtStart::none)
        return set_pay_point(s, x, role, 0);
    const double age = age_from(s, x, rules.staff_ages);
    const double served = years_served(s, x, role, age);
    if (served > 0) draw_service_kind_after(s, x, role, served, age);
    x.born = s.now - years(age);
    x.joined = s.now - years(served);
    x.qualified = x.joined - years(earlier_years(s, x, age - youngest_qualified - served));
    const double in_role = served > 0 ? years_in_role(s, x, role, served) : 0;
    x.in_role_since = s.now - years(in_role);
    set_pay_point(s, x, role, in_role);
}

void draw_listed_traits(State& s, PractitionerId p, const MemberModel& m) {
    Practitioner& x = person(s, p);
    draw_aspiration(s, x, m.role);
    draw_qualifications(s, x, m.role);
    draw_service_kind_after(s, x, m.role, in_years(s.now - m.joined), in_years(s.now - m.born));
    x.fte = m.fte;
    x.born = m.born;
    x.joined = m.joined;
    x.in_role_since = m.in_role_since;
    x.qualified = m.qualified;
    x.pay_point = m.pay_point;
}

void draw_outsider_traits(State& s, PractitionerId p, RoleId role) {
    Practitioner& x = person(s, p);
    const PopulationParameters& rules = s.model->population;
    const bool new_here = s.model->roles[role.index()].track == Track::learning;
    draw_traits(s, x, role);
    if (s.model->leaving.any_service) draw_service_kind(s, x);
    give_no_past(s, x);
    if (!s.model->uses_past) return set_pay_point(s, x, role, 0);
    const double age = age_from(s, x, new_here ? rules.newly_qualified_ages : rules.starter_ages);
    x.born = s.now - years(age);
    const double earlier = new_here ? 0 : earlier_years(s, x, age - youngest_qualified);
    x.qualified = s.now - years(earlier);
    set_pay_point(s, x, role, earlier / 3);
}

void draw_returner_traits(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    x.joined = x.in_role_since = s.now;
    x.competes = true;
    x.exposure = 0;
    x.weight = 1;
}

} // namespace tenure::traits

#include "core/contract.hpp"
#include "workforce/compile_parts.hpp"

#include <algorithm>

namespace tenure {

namespace {

void add_edge(std::vector<double>& edges, double at) {
    if (at > 0 && std::find(edges.begin(), edges.end(), at) == edges.end()) edges.push_back(at);
}

/// The band that holds from `at` on: the last whose start is not later.
template <class Band, class Start>
double multiplier_at(const std::vector<Band>& bands, double at, Start start) {
    double value = 1;
    for (const Band& b : bands)
        if (start(b) <= at) value = b.multiplier;
    return value;
}

double role_multiplier(const LeavingDestination& to, const std::string& role) {
    for (const auto& m : to.role_multipliers)
        if (m.role == role) return m.multiplier;
    return 1;
}

void find_edges(LeavingModel& m, const LeavingParameters& p) {
    m.tenure_edges = m.age_edges = {0};
    for (const auto& to : p.to) {
        for (const auto& b : to.tenure_bands) add_edge(m.tenure_edges, b.from_years);
        for (const auto& b : to.age_bands) add_edge(m.age_edges, b.from_age);
    }
    std::sort(m.tenure_edges.begin(), m.tenure_edges.end());
    std::sort(m.age_edges.begin(), m.age_edges.end());
}

void fill_table(LeavingModel& m, const Ladder& ladder, const LeavingDestination& to) {
    const auto d = static_cast<std::size_t>(to.destination);
    for (std::size_t r = 0; r < ladder.roles.size(); ++r)
        for (std::size_t t = 0; t < m.tenure_edges.size(); ++t)
            for (std::size_t a = 0; a < m.age_edges.size(); ++a)
                m.hazard[m.row(RoleId(r), t, a) + d] =
                    to.rate_per_year * role_multiplier(to, ladder.roles[r].name) *
                    multiplier_at(to.tenure_bands, m.tenure_edges[t],
                                  [](const auto& b) { return b.from_years; }) *
                    multiplier_at(to.age_bands, m.age_edges[a],
                                  [](const auto& b) { return b.from_age; });
}

void set_service(LeavingModel& m, const LeavingDestination& to) {
    const auto d = static_cast<std::size_t>(to.destination);
    m.any_service = true;
    m.service_mixture[d] = to.service_law;
    if (to.service_law.kind != LawKind::hyperexponential) {
        m.service[d] = {to.service_law};
        return;
    }
    for (double rate : to.service_law.rates) m.service[d].push_back(exponential_law(1 / rate));
}

void add_up(LeavingModel& m) {
    m.total_hazard.assign(m.hazard.size() / destinations, 0.0);
    for (std::size_t row = 0; row < m.total_hazard.size(); ++row)
        for (std::uint8_t d : m.active) m.total_hazard[row] += m.hazard[row * destinations + d];
}

} // namespace

ConstantHazard constant_hazard(double rate) {
    constexpr auto year = static_cast<double>(microseconds_per_year);
    if (!(rate > 0)) return {};
    return {rate / year, year / rate};
}

void compile_leaving(Model& model, const Authority& authority) {
    const LeavingParameters& p = authority.leaving;
    LeavingModel& m = model.leaving;
    find_edges(m, p);
    m.hazard.assign(authority.ladder.roles.size() * m.tenure_edges.size() * m.age_edges.size() *
                        destinations,
                    0.0);
    for (const auto& to : p.to) {
        const auto d = static_cast<std::size_t>(to.destination);
        const bool law = to.service_law.kind != LawKind::never;
        if (!law && !(to.rate_per_year > 0)) continue;
        m.active.push_back(static_cast<std::uint8_t>(d));
        m.responds[d] = to.responds_to_conditions;
        m.any_responds |= to.responds_to_conditions;
        if (law)
            set_service(m, to);
        else
            fill_table(m, authority.ladder, to);
    }
    std::sort(m.active.begin(), m.active.end());
    add_up(m);
    m.frailty_variance = p.frailty_variance;
    m.population_average = p.base == BaseHazard::population_average && p.frailty_variance > 0;
    m.constant = m.tenure_edges.size() == 1 && m.age_edges.size() == 1 && !m.population_average &&
                 !m.any_service;
    if (m.constant)
        for (double rate : m.hazard) m.only_hazards.push_back(constant_hazard(rate));
    m.only_out_of_profession = std::all_of(m.active.begin(), m.active.end(), [](std::uint8_t d) {
        return d == static_cast<std::uint8_t>(Destination::profession);
    });
    m.notice = days(p.notice_period_days);
    m.pay_elasticity = p.pay_elasticity;
    m.blocked_log_hazard = p.blocked_log_hazard;
    m.blocked_after_years = p.blocked_after_months / 12;
    m.blocked_without_a_way = p.blocked_without_a_way;
    m.mismatch_log_hazard = p.mismatch_log_hazard;
    model.uses_age = m.age_edges.size() > 1;
    m.kinds = equilibrium::service_kinds(m);
    if (authority.population.service_at_start != ServiceAtStart::equilibrium || model.uses_age)
        return;
    for (std::size_t r = 0; r < authority.ladder.roles.size(); ++r)
        m.equilibrium.push_back(equilibrium::service(m, RoleId(r), 0));
}

} // namespace tenure

#include "workforce/school_pilot.hpp"

#include "workforce/peripatetic_pool.hpp"
#include "workforce/roster.hpp"
#include "workforce/state.hpp"

namespace tenure::school_pilot {

namespace {

constexpr double years_qualified = 8; ///< as agency staff on average; they are experienced

/// Beyond the names of those whom agencies send to cover posts.
std::uint32_t name(const State& s, std::size_t pilot, int k) {
    const auto begun = static_cast<std::uint32_t>(s.pilots_begun[pilot]);
    expects(pilot < 16 && begun < 64 && k < 512,
            "a name holds 16 pilots, each begun up to 63 times with up to 512 agency staff");
    return 1u << 19 | static_cast<std::uint32_t>(pilot) << 15 | begun << 9 |
           static_cast<std::uint32_t>(k);
}

void charge(State& s, std::int64_t pence_per_week, int heads) {
    pool::accrue(s);
    s.cover.agency_fte += 100 * heads;
    s.cover.agency_rate += 100 * heads * pence_per_week;
}

void engage(State& s, const PilotModel& m, RoleId role, std::int64_t pence_per_week,
            std::uint32_t k) {
    const PractitionerId p = roster::appear(s, agency_worker(role.value, k));
    Practitioner& x = person(s, p);
    x.role = role;
    x.team = m.team;
    x.status = Status::agency;
    x.joined = x.in_role_since = s.now;
    x.qualified = s.now - years(years_qualified);
    x.born = x.qualified - years(24);
    charge(s, pence_per_week, 1);
    emit(s, EventKind::cover_began, p, {}, covers_schools);
}

} // namespace

void begin(State& s, std::size_t pilot) {
    const PilotModel& m = s.model->pilots[pilot];
    for (int k = 0; k < m.managers + m.workers; ++k) {
        const bool manages = k < m.managers;
        engage(s, m, manages ? m.manager_role : m.worker_role,
               manages ? m.manager_pence_per_week : m.worker_pence_per_week, name(s, pilot, k));
    }
    ++s.pilots_begun[pilot];
}

void end(State& s, std::size_t pilot) {
    const PilotModel& m = s.model->pilots[pilot];
    int managers = m.managers;
    for (std::size_t i = 0; i < s.people_known; ++i) {
        Practitioner& x = s.people[i];
        if (x.status != Status::agency || x.team != m.team) continue;
        const bool manages = managers > 0 && x.role == m.manager_role;
        managers -= manages;
        charge(s, manages ? m.manager_pence_per_week : m.worker_pence_per_week, -1);
        x.team = {};
        emit(s, EventKind::cover_ended, PractitionerId(i));
    }
}

void Mechanism::compile_block(Model& model, const Authority& a, const Block& block, BlockModel& b) {
    if (!block.school_pilot) return;
    const SchoolPilot& p = *block.school_pilot;
    const auto charged = [&](double gbp_per_hour) {
        return pence(gbp_per_hour * p.hours_per_week * (1 + p.margin));
    };
    const TeamId team(model.team.size());
    model.team.push_back({});
    b.pilot = static_cast<int>(model.pilots.size());
    model.pilots.push_back(
        {team, p.treated, p.workers, p.managers, find_role(a.ladder, p.worker_role),
         p.manager_role.empty() ? RoleId{} : find_role(a.ladder, p.manager_role),
         charged(p.worker_gbp_per_hour), charged(p.manager_gbp_per_hour), p.demand_factor});
}

void Mechanism::set_baseline(State& s) {
    s.policy_effects.school_demand.assign(s.schools.rank.size(), 1.0);
    s.policy_effects.school_team.assign(s.schools.rank.size(), TeamId{});
}

void Mechanism::put_in_force(State& s, const BlockModel& b) {
    if (b.pilot < 0) return;
    PolicyEffects& l = s.policy_effects;
    const PilotModel& pilot = s.model->pilots[static_cast<std::size_t>(b.pilot)];
    for (std::size_t k = 0; k < l.school_team.size(); ++k) {
        if (static_cast<int>(s.schools.rank[k]) >= pilot.treated) continue;
        l.school_demand[k] *= pilot.demand_factor;
        if (!l.school_team[k]) l.school_team[k] = pilot.team;
    }
}

} // namespace tenure::school_pilot

#include "workforce/school_pilot.hpp"

#include "workforce/peripatetic_pool.hpp"
#include "workforce/roster.hpp"
#include "workforce/state.hpp"

namespace tenure::school_pilot {

namespace {

constexpr double years_qualified = 8; ///< as agency staff on average; they are experienced

/// Beyond the names of those whom agencies send to cover posts.
std::uint32_t name(const State& s, std::size_t pilot, int k) {
    const auto begun = static_cast<std::uint32_t>(s.conditions.pilots_begun[pilot]);
    expects(pilot < 16 && begun < 64 && k < 512,
            "a name holds 16 pilots, each begun up to 63 times with up to 512 agency staff");
    return 1u << 19 | static_cast<std::uint32_t>(pilot) << 15 | begun << 9 |
           static_cast<std::uint32_t>(k);
}

void charge(State& s, std::int64_t pence_per_week, int heads) {
    pool::accrue(s);
    s.conditions.cover.agency_fte += 100 * heads;
    s.conditions.cover.agency_rate += 100 * heads * pence_per_week;
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
    ++s.conditions.pilots_begun[pilot];
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

} // namespace tenure::school_pilot

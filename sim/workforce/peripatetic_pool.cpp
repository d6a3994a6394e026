#include "workforce/peripatetic_pool.hpp"

namespace tenure::pool {

namespace {

/// Of this team; whoever has left it may not be gone from its list yet.
bool is_free(const State& s, PractitionerId p, TeamId team) {
    const Worker& w = worker(s, p);
    const Practitioner& x = person(s, p);
    return !w.covers && w.share == 100 && x.status == Status::present && x.team == team;
}

} // namespace

void accrue(State& s) {
    CoverState& c = s.cover;
    const std::int64_t elapsed = (s.now - c.accrued_to).count();
    c.charged += static_cast<__int128>(c.agency_rate) * elapsed;
    c.backfilled += static_cast<__int128>(c.backfill_rate) * elapsed;
    c.busy_time += static_cast<__int128>(c.pool_busy) * elapsed;
    c.accrued_to = s.now;
}

PractitionerId somebody_free(const State& s) {
    const TeamMember* best = nullptr;
    for (TeamId t : s.model->peripatetic_teams)
        for (const TeamMember& x : team_of(s, t).workers)
            if (is_free(s, x.who, t) && (best == nullptr || x.name.bits < best->name.bits))
                best = &x;
    return best != nullptr ? best->who : PractitionerId{};
}

void set_covering(State& s, PractitionerId p, bool covers) {
    pool::accrue(s);
    worker(s, p).covers = covers;
    s.cover.pool_busy += covers ? 1 : -1;
}

} // namespace tenure::pool

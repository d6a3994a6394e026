#include "workforce/cover.hpp"

#include <algorithm>

namespace tenure::cover {

void Mechanism::compile(Model& m, const Authority& a) {
    if (!a.cover) return;
    m.cover = *a.cover;
    m.agency_pence_per_week.assign(m.roles.size(), 0);
    if (const auto& agency = a.cover->agency) {
        for (const AgencyRate& r : agency->rates)
            m.agency_pence_per_week[find_role(a.ladder, r.role).index()] = pence(r.gbp_per_week);
        if (agency->rules) m.agency_rules_from = instant_of(agency->rules->from, a.start_date);
    }
    for (const CoverStream& stream : a.cover->streams)
        m.stream_team.push_back(find_team(a, stream.team));
}

void Mechanism::clear(State& s) {
    CoverState& c = s.cover;
    const Model& m = *s.model;
    c.posts.clear();
    c.requests.assign(m.roles.size(), 0);
    c.own_leavers.clear();
    c.streams.resize(m.cover.streams.size());
    for (CoverStreamState& x : c.streams) {
        x.requests = 0;
        x.under_way.clear();
    }
    c.agency_fte = c.coming_fte = c.agency_rate = c.backfill_rate = c.pool_busy = c.pool_posts = 0;
    c.usual_use = 0;
    c.accrued_to = study_start;
    c.charged = c.backfilled = c.busy_time = 0;
    c.charge_reported = c.backfill_reported = c.busy_reported = 0;
}

void Mechanism::reserve(State& s, std::size_t people) {
    s.cover.posts.reserve(people);
    s.cover.own_leavers.reserve(people);
    for (CoverStreamState& x : s.cover.streams) x.under_way.reserve(people);
}

void Mechanism::compile_block(Model&, const Authority&, const Block& block, BlockModel& b) {
    if (block.agency_cap) b.agency_cap = block.agency_cap->share;
}

void Mechanism::put_in_force(State& s, const BlockModel& b) {
    s.policy_effects.agency_cap = std::min(s.policy_effects.agency_cap, b.agency_cap);
}

} // namespace tenure::cover

#include "workforce/count.hpp"
#include "workforce/cover.hpp"
#include "workforce/extra_agency.hpp"
#include "workforce/peripatetic_pool.hpp"

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
    c.usual_use = c.usual_cases = 0;
    c.extra_at_start = c.extra_wanted = 0;
    c.accrued_to = study_start;
    c.charged = c.backfilled = c.busy_time = 0;
    c.charge_reported = c.backfill_reported = c.busy_reported = 0;
}

void Mechanism::reserve(State& s, std::size_t people) {
    s.cover.posts.reserve(people);
    s.cover.with_cases.reserve(people);
    s.cover.without_cases.reserve(people);
    s.cover.own_leavers.reserve(people);
    for (CoverStreamState& x : s.cover.streams) x.under_way.reserve(people);
}

void Mechanism::schedule_dates(State& s) {
    const auto& agency = s.model->cover.agency;
    if (!s.model->on.casework || !agency || agency->load_response == 0) return;
    for (Instant t = study_start; t < s.model->horizon; t += extra_agency::review_interval)
        schedule_date(s, t, EventType::cover_review, 0);
}

void Mechanism::compile_block(Model&, const Authority&, const Block& block, BlockModel& b) {
    if (block.agency_cap) b.agency_cap = block.agency_cap->share;
}

void Mechanism::put_in_force(State& s, const BlockModel& b) {
    s.policy_effects.agency_cap = std::min(s.policy_effects.agency_cap, b.agency_cap);
}

void Mechanism::record_period_stocks(State& s) {
    pool::accrue(s);
    CoverState& c = s.cover;
    constexpr __int128 hundredth_weeks = static_cast<__int128>(microseconds_per_day) * 7 * 100;
    const std::int64_t charged = take_more(c.charge_reported, c.charged / hundredth_weeks);
    const std::int64_t backfill = take_more(c.backfill_reported, c.backfilled / hundredth_weeks);
    count(s, Count::agency_pence, charged - backfill);
    count(s, Count::backfill_pence, backfill);
    count(s, Count::pool_busy_hours, take_more(c.busy_reported, c.busy_time / 3'600'000'000));
    std::int64_t on_vacancies = 0;
    for (std::size_t i = 0; i < c.posts.size(); ++i)
        if (c.posts[i].worker && !c.posts[i].peripatetic && !s.posts[i].holder &&
            !s.posts[i].agency_only)
            on_vacancies += 100;
    s.counted[column(Stock::agency_fte)] = c.agency_fte;
    s.counted[column(Stock::agency_cover_fte)] = on_vacancies;
    s.counted[column(Stock::pool_busy)] = c.pool_busy;
}

} // namespace tenure::cover

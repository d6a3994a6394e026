#include "workforce/progression.hpp"

#include "workforce/portfolio.hpp"
#include "workforce/roster.hpp"

#include <algorithm>

namespace tenure::progression {

namespace {

enum Stage : std::uint8_t { stopped, waiting, building, at_panel, on_programme };

const ProgressionModel& edge_of(const State& s, ProgressionId e) {
    return s.model->progressions[e.index()];
}

Address random_of(const State& s, Purpose what, const Practitioner& x, ProgressionId e,
                  std::uint32_t occurrence) {
    return address(s.random, what, x.who, occurrence, edge(e));
}

bool willing(const State& s, const Practitioner& x, ProgressionId e) {
    const ProgressionModel& m = edge_of(s, e);
    if (!wants(s, x.aspiration, m.to)) return false;
    return m.attempt_probability >= 1 ||
           bernoulli(random_of(s, Purpose::willing, x, e, x.revisits), m.attempt_probability);
}

Instant next_date(const std::vector<Instant>& dates, Instant from) {
    const auto at = std::lower_bound(dates.begin(), dates.end(), from);
    return at == dates.end() ? never : *at;
}

Instant next_panel(const State& s, Instant from) {
    const auto set = static_cast<std::size_t>(s.policy_effects.panel_dates);
    if (set == 0 && s.model->any_day_panels) return from;
    return next_date(s.model->panel_dates[set], from);
}

Instant next_completion(const State& s, Instant from) {
    return s.model->completion_dates.empty() ? from : next_date(s.model->completion_dates, from);
}

double speed(const State& s, const Practitioner& x) {
    return s.policy_effects.portfolio_speed[x.role.index()];
}

void build(State& s, PractitionerId p, CareerPath& path, double portfolio_years) {
    const Practitioner& x = person(s, p);
    path.stage = building;
    path.clock = {portfolio_years, speed(s, x), s.now};
    path.due = due(path.clock);
    emit(s, EventKind::portfolio_begun, p);
    count(s, Count::coaching_pence, s.policy_effects.coaching_pence[x.role.index()]);
}

/// Staff at the start are met part of the way through: so many years of the portfolio are behind
/// them.
void begin_portfolio(State& s, PractitionerId p, ProgressionId e, CareerPath& path) {
    const Practitioner& x = person(s, p);
    const ProgressionModel& m = edge_of(s, e);
    if (!qualified_for(x, m)) {
        path.stage = waiting;
        path.due = never;
        return;
    }
    double left = portfolio::years_of_work(s, x, e, x.revisits);
    if (x.from == StartedFrom::initial && s.now == study_start)
        left -= std::max(0.0, in_years(s.now - x.in_role_since) - m.minimum_years_in_role);
    build(s, p, path, std::max(left, 0.0));
}

/// The budget of a way at a constant rate.
inline double rate_budget(const State& s, const Practitioner& x, ProgressionId e) {
    return unit_exponential(random_of(s, Purpose::progression, x, e, x.revisits));
}

/// @param drawn the budget of a way at a constant rate, where it is drawn already; 0 where not
/// Of whoever begins it now.
double programme_years(const State& s, RoleId role, const ProgressionModel& m) {
    const double changed = s.policy_effects.programme_years[role.index()];
    return changed < 0 ? m.programme_years : changed;
}

void begin_path(const State& s, const Practitioner& x, ProgressionId e, CareerPath& path,
                double drawn) {
    const ProgressionModel& m = edge_of(s, e);
    path.due = never;
    path.stage = stopped;
    path.attempts = 0;
    switch (m.kind) {
    case ProgressionKind::rate:
        path.due = s.now + rounded((drawn > 0 ? drawn : rate_budget(s, x, e)) * m.rate.mean);
        break;
    case ProgressionKind::completion:
        path.stage = on_programme;
        path.due = std::max(s.now, x.in_role_since + years(programme_years(s, x.role, m)));
        if (m.probation_years > 0)
            path.due = std::max(path.due, x.joined + years(m.probation_years));
        break;
    case ProgressionKind::panel:
    case ProgressionKind::threshold:
        if (!s.policy_effects.open[e.index()] || !willing(s, x, e)) break;
        path.stage = waiting;
        path.due = std::max({s.now, x.in_role_since + years(m.minimum_years_in_role),
                             x.qualified + years(m.minimum_years_qualified)});
        break;
    case ProgressionKind::vacancy:
    case ProgressionKind::lateral: break;
    }
}

void set_next(State& s, PractitionerId p) {
    const RoleModel& role = s.model->roles[person(s, p).role.index()];
    if (role.steady.by) return;
    const auto& career_paths = role.in_place;
    Instant first = never;
    for (std::size_t k = 0; k < career_paths.size(); ++k)
        first = std::min(first, career_paths_of(s, p)[k].due);
    set_due(s, p, Awaited::progression, first);
}

inline void promote(State& s, PractitionerId p, RoleId to, ProgressionId e) {
    count(s, Count::promotions);
    count(s, RoleCount::promotions_into, to);
    roster::change_role(s, p, to, e);
}
void promote(State& s, PractitionerId p, ProgressionId e) { promote(s, p, edge_of(s, e).to, e); }

void fail_programme(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    count(s, Count::programmes_failed);
    x.leaving_to = Destination::profession;
    emit(s, EventKind::programme_failed, p);
}

bool passes_probation(const State& s, const Practitioner& x, ProgressionId e) {
    const double p = edge_of(s, e).probation_pass_probability;
    return p >= 1 || bernoulli(random_of(s, Purpose::probation, x, e, x.revisits), p);
}

void programme_panel(State& s, PractitionerId p, ProgressionId e, CareerPath& path) {
    const Practitioner& x = person(s, p);
    const ProgressionModel& m = edge_of(s, e);
    if (path.attempts++ == 0 &&
        bernoulli(random_of(s, Purpose::extension, x, e, x.revisits), m.extension_probability)) {
        count(s, Count::programmes_extended);
        emit(s, EventKind::programme_extended, p);
        path.stage = on_programme;
        path.due = s.now + years(m.extension_years);
        return;
    }
    path.due = never;
    const double passes = elementary::at_odds(m.pass_probability, arrangement_of(s, p).pass_odds);
    if (!bernoulli(random_of(s, Purpose::verdict, x, e, x.revisits), passes) ||
        !passes_probation(s, x, e))
        return fail_programme(s, p);
    count(s, Count::programmes_passed);
    promote(s, p, e);
}

double pass_probability(const State& s, const Practitioner& x, const ProgressionModel& m) {
    return elementary::at_odds(m.pass_probability, s.policy_effects.pass_odds[x.role.index()]);
}

void portfolio_panel(State& s, PractitionerId p, ProgressionId e, CareerPath& path) {
    const Practitioner& x = person(s, p);
    const ProgressionModel& m = edge_of(s, e);
    expects(path.attempts < most_attempts, "a portfolio is judged fewer than 4,095 times");
    const std::uint32_t attempt = path.attempts++ + (most_attempts + 1) * x.revisits;
    if (bernoulli(random_of(s, Purpose::verdict, x, e, attempt), pass_probability(s, x, m))) {
        path.due = never;
        count(s, Count::portfolios_passed);
        return promote(s, p, e);
    }
    emit(s, EventKind::portfolio_failed, p);
    build(s, p, path, m.resubmission_years);
}

void submit(State& s, PractitionerId p, CareerPath& path) {
    count(s, Count::portfolios_submitted);
    emit(s, EventKind::portfolio_submitted, p);
    path.stage = at_panel;
    path.due = next_panel(s, s.now);
}

void step_path(State& s, PractitionerId p, ProgressionId e, CareerPath& path) {
    switch (edge_of(s, e).kind) {
    case ProgressionKind::rate: return promote(s, p, e);
    case ProgressionKind::completion:
        if (path.stage == at_panel) return programme_panel(s, p, e, path);
        path.stage = at_panel;
        path.due = next_completion(s, s.now);
        return;
    case ProgressionKind::panel:
        if (path.stage == at_panel) return portfolio_panel(s, p, e, path);
        if (path.stage == building) return submit(s, p, path);
        return begin_portfolio(s, p, e, path);
    case ProgressionKind::threshold:
        if (qualified_for(person(s, p), edge_of(s, e))) return promote(s, p, e);
        path.due = never;
        return;
    case ProgressionKind::vacancy:
    case ProgressionKind::lateral: return;
    }
}

bool may_want_more(const State& s, const RoleModel& role, Aspiration wish) {
    if (role.summit) return false;
    const bool in_practice = role.track != Track::management;
    if (s.model->leaving.blocked_without_a_way &&
        (wish == Aspiration::management || (wish == Aspiration::practice && in_practice)))
        return true;
    const auto leads_on = [&](ProgressionId e) {
        const ProgressionModel& m = edge_of(s, e);
        return s.policy_effects.open[e.index()] && m.kind != ProgressionKind::lateral &&
               wants(s, wish, m.to);
    };
    return std::any_of(role.in_place.begin(), role.in_place.end(), leads_on) ||
           std::any_of(role.by_post.begin(), role.by_post.end(), leads_on);
}

/// The usual case of begin_paths().
inline void begin_steady_path(const State& s, Practitioner& x, const SteadyProgression& path) {
    const double budget =
        x.first_path_budget > 0 ? x.first_path_budget : rate_budget(s, x, path.by);
    wait_for(x, Awaited::progression, s.now + rounded(budget * path.mean));
}

[[gnu::noinline]] void begin_paths(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    CareerPath* path = career_paths_of(s, p);
    Instant first = never;
    double drawn = x.first_path_budget;
    for (ProgressionId e : s.model->roles[x.role.index()].in_place) {
        begin_path(s, x, e, *path, drawn);
        drawn = 0;
        first = std::min(first, path++->due);
    }
    set_due(x, Awaited::progression, first);
}

[[gnu::noinline]] void wait_to_be_blocked(const State& s, Practitioner& x) {
    const Instant when = x.in_role_since + years(s.model->leaving.blocked_after_years);
    const bool wants_more = may_want_more(s, s.model->roles[x.role.index()], x.aspiration);
    set_due(x, Awaited::blocked, wants_more ? std::max(when, s.now) : never);
}

[[gnu::noinline]] void step_paths(State& s, PractitionerId p) {
    const RoleModel& role = s.model->roles[person(s, p).role.index()];
    const RoleId before = person(s, p).role;
    for (std::size_t k = 0; k < role.in_place.size(); ++k)
        if (career_paths_of(s, p)[k].due <= s.now) {
            step_path(s, p, role.in_place[k], career_paths_of(s, p)[k]);
            break;
        }
    if (person(s, p).role == before) set_next(s, p);
}

/// A way that a policy opens or closes begins or stops; a portfolio before a panel stays there.
void open_or_close(const State& s, const Practitioner& x, ProgressionId e, CareerPath& path) {
    const bool open = s.policy_effects.open[e.index()];
    if (open && path.stage == stopped) begin_path(s, x, e, path, 0);
    if (open || path.stage == at_panel) return;
    path.stage = stopped;
    path.due = never;
}

} // namespace

void begin_role(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    const RoleModel& role = s.model->roles[x.role.index()];
    if (role.steady.by)
        begin_steady_path(s, x, role.steady);
    else if (role.in_place.empty())
        set_due(x, Awaited::progression, never);
    else
        begin_paths(s, p);
    x.first_path_budget = 0;
    x.blocked = false;
    if (s.model->blocking_acts && !x.outside_posts) wait_to_be_blocked(s, x);
}

void step(State& s, PractitionerId p) {
    const RoleModel& role = s.model->roles[person(s, p).role.index()];
    role.steady.by ? promote(s, p, role.steady.to, role.steady.by) : step_paths(s, p);
}

void reconsider(State& s, PractitionerId p) {
    const Practitioner& x = person(s, p);
    const RoleModel& role = s.model->roles[x.role.index()];
    if (role.steady.by) return; // nothing changes a constant rate
    for (std::size_t k = 0; k < role.in_place.size(); ++k) {
        CareerPath& path = career_paths_of(s, p)[k];
        if (!edge_of(s, role.in_place[k]).open) open_or_close(s, x, role.in_place[k], path);
        if (path.stage == building && set_hazard(path.clock, speed(s, x), s.now))
            path.due = due(path.clock);
        if (path.stage == at_panel && edge_of(s, role.in_place[k]).kind == ProgressionKind::panel)
            path.due = next_panel(s, s.now);
    }
    set_next(s, p);
    if (s.model->any_closed_progressions && s.model->blocking_acts && !x.outside_posts &&
        !x.blocked)
        wait_to_be_blocked(s, person(s, p));
}

void qualification_changed(State& s, PractitionerId p) {
    const Practitioner& x = person(s, p);
    const RoleModel& role = s.model->roles[x.role.index()];
    if (role.steady.by) return;
    for (std::size_t k = 0; k < role.in_place.size(); ++k) {
        CareerPath& path = career_paths_of(s, p)[k];
        const ProgressionModel& m = edge_of(s, role.in_place[k]);
        if (path.stage != waiting || m.required == 0) continue;
        path.due = std::max({s.now, x.in_role_since + years(m.minimum_years_in_role),
                             x.qualified + years(m.minimum_years_qualified)});
    }
    set_next(s, p);
}

Waiting waiting_now(const State& s) {
    Waiting w;
    w.since = s.now - years(s.model->leaving.blocked_after_years);
    const bool several = s.model->uses_aspiration; // else everybody's is open
    for (std::size_t r = 0; r < s.model->roles.size(); ++r)
        for (unsigned wish = several ? 0 : static_cast<unsigned>(Aspiration::open);
             wish <= static_cast<unsigned>(Aspiration::open); ++wish)
            if (may_want_more(s, s.model->roles[r], static_cast<Aspiration>(wish)))
                w.want_more[r] |= static_cast<std::uint8_t>(1u << wish);
    return w;
}

void become_blocked(State& s, PractitionerId p) {
    person(s, p).blocked = true;
    set_due(s, p, Awaited::blocked, never);
    emit(s, EventKind::progression_blocked, p);
}

} // namespace tenure::progression

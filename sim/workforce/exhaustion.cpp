#include "workforce/exhaustion.hpp"

#include "workforce/influences.hpp"
#include "workforce/workload.hpp"

#include <algorithm>

namespace tenure::exhaustion {

namespace {

constexpr Duration grid = exhaustion_grid;

void schedule_update(State& s, PractitionerId p, Duration after) {
    Exhaustion& e = exhaustion_of(s, p);
    e.last = s.now;
    e.next = s.now + after;
    s.agenda.schedule(scheduled(e.next, static_cast<std::uint8_t>(EventType::exhaustion_update),
                                person(s, p).who.bits, p.value));
}

/// Microseconds away since they began, up to now.
std::int64_t time_away(const State& s, PractitionerId p) {
    const Absence& a = absence_of(s, p);
    return a.time_away + (is_away(a) ? (s.now - a.began).count() : 0);
}

/// Load over norm on average since the last update; nothing while they were away.
double take_ratio(State& s, PractitionerId p) {
    Exhaustion& e = exhaustion_of(s, p);
    const std::int64_t ever = time_away(s, p), away = ever - e.away_before;
    e.away_before = ever;
    const double there =
        1 - static_cast<double>(away) / static_cast<double>((s.now - e.last).count());
    if (!s.model->on.casework) return there;
    return there * static_cast<double>(workload::take_load_ratio(s, p)) / 1e6;
}

/// What cases that wait in their team add to it: children without a worker are seen on duty.
double waiting_ratio(const State& s, PractitionerId p) {
    const double share = s.model->casework.rules.waiting_load_share;
    const Worker& w = worker(s, p);
    if (share == 0 || !w.team || w.norm == 0) return 0;
    const TeamState& team = s.teams[w.team.index()];
    if (team.waiting == 0) return 0;
    std::int64_t norms = 0;
    for (const TeamMember& x : team.workers) {
        const Worker& of = worker(s, x.who);
        norms += std::int64_t{of.norm} * of.share / 100;
    }
    if (norms == 0) return 0;
    constexpr double ordinary_case = 100;
    return share * ordinary_case * team.waiting / static_cast<double>(norms);
}

/// Share of the sessions due since the last update that were held; 1 if none was due.
double take_held(const Supervised& x, Exhaustion& e) {
    const auto due = static_cast<std::uint16_t>(x.due), held = static_cast<std::uint16_t>(x.held);
    e.due = static_cast<std::uint16_t>(due - e.due_before);
    e.held = static_cast<std::uint16_t>(held - e.held_before);
    e.due_before = due;
    e.held_before = held;
    const int none = e.due == 0;
    return static_cast<double>(e.held + none) / (e.due + none);
}

/// Logits of support by whoever in their team advises and is there; the most of any, not the sum.
double advice(const State& s, PractitionerId p) {
    double most = 0;
    for (RoleId r : s.model->advisers) {
        const double support = s.model->roles[r.index()].support_to_team;
        if (support <= most) continue;
        const auto& holders = s.roles[r.index()].people;
        const bool any = std::any_of(holders.begin(), holders.end(), [&](PractitionerId q) {
            return q != p && worker(s, q).team == worker(s, p).team && worker(s, q).share > 0;
        });
        if (any) most = support;
    }
    return most;
}

bool acts(const ExhaustionParameters& rules) {
    return rules.leaving_log_hazard != 0 || rules.absence_log_hazard != 0 ||
           rules.long_absence_log_hazard != 0;
}

} // namespace

double target(const ExhaustionParameters& rules, double trait, double ratio, double held,
              bool blocked, double support) {
    const double demands = rules.workload * (ratio - 1) + rules.missed_supervision * (1 - held) +
                           (blocked ? rules.blocked : 0);
    const double logit = rules.level + trait + demands - rules.support - support;
    return 1 / (1 + elementary::exp(-logit));
}

double relaxed(const ExhaustionParameters& rules, double x, double target, double years) {
    const double months = target > x ? rules.rise_months : rules.fall_months;
    return target + (x - target) * elementary::exp(-years * 12 / months);
}

namespace {

/// Since the last look; over a whole step of the grid with the decay that is kept ready.
double relaxed_since(const State& s, const Exhaustion& e, double target) {
    const Duration since = s.now - e.last;
    if (since != grid) return relaxed(s.model->exhaustion, e.x, target, in_years(since));
    const double decay = target > e.x ? s.model->exhaustion_rise : s.model->exhaustion_fall;
    return target + (e.x - target) * decay;
}

} // namespace

void begin(State& s, PractitionerId p) {
    const ExhaustionParameters& rules = s.model->exhaustion;
    const Practitioner& x = person(s, p);
    Exhaustion& e = exhaustion_of(s, p);
    if (rules.trait_sd > 0)
        e.trait = rules.trait_sd * normal(address(s.random, Purpose::exhaustion_trait, x.who));
    e.x = target(rules, e.trait, 1, 1, x.blocked);
    if (x.from != StartedFrom::initial) e.x *= rules.new_start_share;
    e.away_before = time_away(s, p);
    e.above = e.x - rules.reference;
    const double phase = uniform(address(s.random, Purpose::grid, x.who, 1));
    schedule_update(s, p, years(in_years(grid) * phase));
}

bool step(State& s, PractitionerId p) {
    const ExhaustionParameters& rules = s.model->exhaustion;
    Exhaustion& e = exhaustion_of(s, p);
    const double held = take_held(supervised(s, p), e), before = e.x;
    e.ratio = take_ratio(s, p) + waiting_ratio(s, p);
    const double personal = influences::added_to_exhaustion(s, p, e.trait);
    const double aim = target(rules, personal, e.ratio, held, person(s, p).blocked,
                              arrangement_of(s, p).support + advice(s, p));
    e.x = relaxed_since(s, e, aim);
    e.above = e.x - rules.reference;
    schedule_update(s, p, grid);
    const bool was_high = before >= rules.high_threshold, high = e.x >= rules.high_threshold;
    if (high != was_high)
        emit(s, high ? EventKind::exhaustion_high : EventKind::exhaustion_eased, p);
    return acts(rules);
}

void end(State& s, PractitionerId p) { exhaustion_of(s, p).next = never; }

void Mechanism::record_period_stocks(State& s) {
    std::int64_t sum = 0, high = 0;
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.people) {
            const double x = exhaustion_of(s, p).x;
            sum += static_cast<std::int64_t>(x * 1e6 + 0.5);
            high += x >= s.model->exhaustion.high_threshold;
        }
    s.counted[column(Stock::exhaustion)] = sum;
    s.counted[column(Stock::exhausted)] = high;
}

void Mechanism::compile(Model& m, const Authority& a) {
    if (!a.exhaustion) return;
    m.exhaustion = *a.exhaustion;
    const double months = in_years(exhaustion_grid) * 12;
    m.exhaustion_rise = elementary::exp(-months / m.exhaustion.rise_months);
    m.exhaustion_fall = elementary::exp(-months / m.exhaustion.fall_months);
}

} // namespace tenure::exhaustion

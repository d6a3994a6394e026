#include "workforce/leaving.hpp"

#include "workforce/influences.hpp"
#include "workforce/roster.hpp"

#include <algorithm>

namespace tenure {

const char* to_text(Destination destination) {
    switch (destination) {
    case Destination::another_authority: return "another_authority";
    case Destination::agency: return "agency";
    case Destination::profession: return "profession";
    case Destination::career_break: return "career_break";
    case Destination::retirement: return "retirement";
    }
    return "";
}

namespace leaving {

namespace {

// A published hazard h is an average over survivors. With gamma frailty of mean 1 and variance v, a
// person with frailty 1 then has hazard h exp(v H), H the published hazard lived through, for the
// average over survivors is their cumulative hazard A = (exp(v H) - 1) / v in h = A' / (1 + v A)
// (Vaupel, Manton & Stallard 1979). "Weighted years" below are years weighted by exp(v H).

/// (exp(x) - 1) / x, for x >= 0; its series where x is small, to the last digit or nearly.
inline double mean_growth(double x) {
    if (x > 0.02) return (elementary::exp(x) - 1) / x;
    double sum = 1.0 / 5040;
    for (double c : {1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2, 1.0}) sum = sum * x + c;
    return sum;
}

/// Weighted years in `length` years at total published hazard h. @param weight exp(v H) at its
/// start
inline double weighted(const LeavingModel& m, double length, double h, double weight) {
    if (!m.population_average) return length;
    return weight * length * mean_growth(m.frailty_variance * h * length);
}

/// exp(v H).
inline double weight_after(const LeavingModel& m, double exposure) {
    return m.population_average ? elementary::exp(m.frailty_variance * exposure) : 1;
}

/// The years that hold so many weighted years. @param per_weight exp(-v H)
inline double unweighted(const LeavingModel& m, double weight, double h, double per_weight) {
    if (!m.population_average) return weight;
    const double share = weight * per_weight;
    if (!(h > 0)) return share;
    const double rate = m.frailty_variance * h;
    return elementary::log(1 + share * rate) / rate;
}

/// A stretch of life over which every destination's hazard is constant.
struct Stretch {
    const double* hazard;
    double total; ///< over destinations
    double length;
};

/// All edges are counted, for where a search would end cannot be predicted, and they are few.
std::size_t band_at(const std::vector<double>& edges, double at) {
    std::size_t band = 0;
    for (std::size_t k = 1; k < edges.size(); ++k) band += edges[k] <= at;
    return band;
}

double to_next(const std::vector<double>& edges, std::size_t b, double at) {
    return b + 1 < edges.size() ? edges[b + 1] - at : 1e9;
}

inline Stretch stretch(const LeavingModel& m, RoleId role, double tenure, double age) {
    const std::size_t t = band_at(m.tenure_edges, tenure), a = band_at(m.age_edges, age);
    const std::size_t row = m.row(role, t, a);
    return {m.hazard.data() + row, m.total_hazard[row / destinations],
            std::min(to_next(m.tenure_edges, t, tenure), to_next(m.age_edges, a, age))};
}

double service_hazard(const LeavingModel& m, const Practitioner& x, std::size_t d, double tenure) {
    return cumulative_hazard(m.service[d][x.service[d]], tenure);
}

inline const ConstantHazard* only_hazards(const LeavingModel& m, const Practitioner& x) {
    return m.only_hazards.data() + x.leaving_role.index() * destinations;
}

/// As carry(), where hazards depend on the role alone.
inline void carry_constant(const LeavingModel& m, Practitioner& x, Instant until) {
    const ConstantHazard* only = only_hazards(m, x);
    const auto span = static_cast<double>((until - x.since).count());
    for (std::uint8_t d : m.active)
        x.budget[d] = std::max(0.0, x.budget[d] - only[d].hazard * x.factor[d] * span);
    x.since = until;
}

/// Spends budgets on the life from x.since to `until`, which is not earlier.
[[gnu::noinline]] void carry(const LeavingModel& m, Practitioner& x, Instant until) {
    const double span = in_years(until - x.since);
    if (!(span > 0)) return;
    const double tenure = in_years(x.since - x.joined), age = in_years(x.since - x.born);
    if (m.any_service)
        for (std::uint8_t d : m.active)
            if (!m.service[d].empty())
                x.budget[d] -= x.factor[d] * (service_hazard(m, x, d, tenure + span) -
                                              service_hazard(m, x, d, tenure));
    for (double lived = 0; lived < span;) {
        const Stretch part = stretch(m, x.leaving_role, tenure + lived, age + lived);
        // A boundary that rounding puts a hair ahead must not stop the walk.
        const double length = std::min(std::max(part.length, 1e-9), span - lived);
        const double weight = weighted(m, length, part.total, x.weight);
        for (std::uint8_t d : m.active) x.budget[d] -= part.hazard[d] * x.factor[d] * weight;
        x.exposure += part.total * length;
        x.weight = weight_after(m, x.exposure);
        lived += length;
    }
    for (std::uint8_t d : m.active)
        if (x.budget[d] < 0) x.budget[d] = 0;
    x.since = until;
}

struct Firing {
    double after = 1e9; ///< years from x.since
    std::uint8_t destination = 0;
};

/// The first destination whose budget ends within the stretch, or none.
/// @param weight weighted years in the stretch
inline Firing first_in(const LeavingModel& m, const Stretch& part, double weight,
                       const std::array<double, destinations>& budget,
                       const std::array<double, destinations>& factor, double exposure) {
    Firing first;
    // No budget that is clearly larger ends here; the margin is far wider than what rounding does.
    const double most = weight * 1.001 + 1e-6;
    double per_weight = -1;
    for (std::uint8_t d : m.active) {
        const double speed = part.hazard[d] * factor[d];
        if (budget[d] > speed * most) continue;
        if (per_weight < 0)
            per_weight = m.population_average ? elementary::exp(-m.frailty_variance * exposure) : 1;
        const double after = unweighted(m, budget[d] / speed, part.total, per_weight);
        if (after < part.length && after < first.after) first = {after, d};
    }
    return first;
}

[[gnu::noinline]] Firing schedule_next_by_bands(const LeavingModel& m, const Practitioner& x,
                                                double horizon) {
    const double tenure = in_years(x.since - x.joined), age = in_years(x.since - x.born);
    auto budget = x.budget;
    double exposure = x.exposure, at_start = x.weight;
    for (double lived = 0; lived < horizon;) {
        const Stretch part = stretch(m, x.leaving_role, tenure + lived, age + lived);
        const double length = std::min(std::max(part.length, 1e-9), horizon - lived);
        const double weight = weighted(m, length, part.total, at_start);
        const Firing first = first_in(m, part, weight, budget, x.factor, exposure);
        if (first.after < 1e9) return {lived + first.after, first.destination};
        for (std::uint8_t d : m.active) budget[d] -= part.hazard[d] * x.factor[d] * weight;
        exposure += part.total * length;
        lived += length;
        if (lived < horizon) at_start = weight_after(m, exposure);
    }
    return {};
}

[[gnu::noinline]] Firing schedule_next_by_service(const LeavingModel& m, const Practitioner& x,
                                                  Firing first) {
    const double tenure = in_years(x.since - x.joined);
    for (std::uint8_t d : m.active) {
        if (m.service[d].empty() || !(x.factor[d] > 0)) continue;
        const double target = service_hazard(m, x, d, tenure) + x.budget[d] / x.factor[d];
        const double after = inverse_cumulative_hazard(m.service[d][x.service[d]], target) - tenure;
        if (after < first.after) first = {std::max(after, 0.0), d};
    }
    return first;
}

/// Which of their clocks is the first to fire, where hazards depend on the role alone. To divide by
/// a factor of 1 changes nothing, so it is left out where there is no other.
inline void schedule_next_constant(const State& s, Practitioner& x) {
    const LeavingModel& m = s.model->leaving;
    const ConstantHazard* only = only_hazards(m, x);
    double first = beyond_any_study;
    auto destination = static_cast<std::uint8_t>(Destination::profession);
    for (std::uint8_t d : m.active) {
        double after = x.budget[d] * only[d].mean;
        if (m.factors_vary) after /= x.factor[d];
        const bool sooner = after < first;
        first = sooner ? after : first;
        destination = sooner ? d : destination;
    }
    x.leaving_to = static_cast<Destination>(destination);
    x.decides = x.since + Duration{static_cast<std::int64_t>(first + 0.5)};
    wait_for(x, Awaited::leave, std::max(x.decides, s.now));
}

constexpr auto out_of_profession = static_cast<std::size_t>(Destination::profession);

/// As schedule_next_constant(), where there is one clock.
inline void schedule_next_of_one_clock(const State& s, Practitioner& x) {
    const ConstantHazard& only = only_hazards(s.model->leaving, x)[out_of_profession];
    x.decides = x.since + rounded(x.budget[out_of_profession] * only.mean);
    wait_for(x, Awaited::leave, std::max(x.decides, s.now));
}

/// Carries the one clock to now, on the hazard of the role they had, and sets that of the one they
/// has.
inline void change_one_clock(const State& s, Practitioner& x) {
    const ConstantHazard& before = only_hazards(s.model->leaving, x)[out_of_profession];
    const auto span = static_cast<double>((s.now - x.since).count());
    double& budget = x.budget[out_of_profession];
    budget = std::max(0.0, budget - before.hazard * span);
    x.since = s.now;
    x.leaving_role = x.role;
    schedule_next_of_one_clock(s, x);
}

/// Whether exhaustion acts on leaving: each look then schedules anew, and only to the next.
bool updates_decide(const State& s) {
    return s.model->on.exhaustion && s.model->exhaustion.leaving_log_hazard != 0 &&
           s.model->leaving.any_responds;
}

[[gnu::noinline]] void schedule_next(const State& s, PractitionerId p, Practitioner& x) {
    const LeavingModel& m = s.model->leaving;
    if (m.constant) return schedule_next_constant(s, x);
    Instant limit = s.model->horizon;
    if (updates_decide(s)) limit = std::min(limit, exhaustion_of(s, p).next);
    Firing first = schedule_next_by_bands(m, x, in_years(limit - x.since));
    if (m.any_service) first = schedule_next_by_service(m, x, first);
    x.leaving_to = static_cast<Destination>(first.destination);
    x.decides = first.after < 1e9 ? x.since + years(first.after) : never;
    if (x.decides > limit) x.decides = never;
    set_due(x, Awaited::leave, std::max(x.decides, s.now));
}

/// What conditions do to the hazards of the destinations that respond to them.
double response(const State& s, PractitionerId p) {
    const LeavingModel& m = s.model->leaving;
    const Practitioner& x = person(s, p);
    double log_hazard = m.pay_elasticity * s.policy_effects.pay_log_gap[x.role.index()];
    if (x.blocked) log_hazard += m.blocked_log_hazard;
    if (x.mismatched) log_hazard += m.mismatch_log_hazard * influences::mismatch_factor(s, p);
    log_hazard = influences::added_to_leaving(s, p, log_hazard);
    const double factor = log_hazard == 0 ? 1 : elementary::exp(log_hazard);
    return influences::multiplied_leaving(s, p, factor);
}

/// The factors on the hazards of a practitioner now; those of destinations that are not possible
/// are left as they are. @return whether any is another than before
bool find_factors(const State& s, PractitionerId p, std::array<double, destinations>& factors) {
    const LeavingModel& m = s.model->leaving;
    const Practitioner& x = person(s, p);
    const double respond = m.any_responds ? response(s, p) : 1.0;
    const double* effects = s.policy_effects.leaving.data() + x.role.index() * destinations;
    for (std::uint8_t d : m.active)
        factors[d] = x.frailty * effects[d] * (m.responds[d] ? respond : 1.0);
    if (m.any_responds) influences::change_leaving(s, p, factors);
    return std::any_of(m.active.begin(), m.active.end(),
                       [&](std::uint8_t d) { return factors[d] != x.factor[d]; });
}

/// Frailty given that they are still here: gamma again, with less of it the more hazard 1 + v A the
/// person has lived through, of which x.weight, or 1 + v x.exposure, is what rates and bands make.
double draw_frailty(const State& s, const Practitioner& x) {
    const LeavingModel& m = s.model->leaving;
    const double v = m.frailty_variance, span = in_years(x.since - x.joined);
    if (v < 1e-12) return 1;
    double lived_through = m.population_average ? x.weight : 1 + v * x.exposure;
    for (std::uint8_t d : m.active)
        if (!m.service[d].empty()) lived_through += v * service_hazard(m, x, d, span);
    // After a hazard that hardly anybody lives through, the scale is too small for a number.
    const double scale = std::max(v / lived_through, 1e-200);
    return gamma(address(s.random, Purpose::frailty, x.who), 1 / v, scale);
}

double& budget_of(Practitioner& x, Destination d) { return x.budget[static_cast<std::size_t>(d)]; }

/// Apart, so that a world with one destination does not carry what the others need.
[[gnu::noinline]] void draw_other_budgets(const Address& at, Practitioner& x) {
    const TwoExponentials elsewhere = two_exponentials(at, 1), later = two_exponentials(at, 2);
    budget_of(x, Destination::another_authority) = elsewhere.first;
    budget_of(x, Destination::agency) = elsewhere.second;
    budget_of(x, Destination::career_break) = later.first;
    budget_of(x, Destination::retirement) = later.second;
}

/// The words of one address, whichever destinations there are: out of the profession, their first
/// progression; another authority, agency; career break, retirement. Their first progression has
/// its word only when they come for the first time: back from a break, another role may be theirs
/// under another policy.
inline void draw_budgets(const State& s, Practitioner& x) {
    const Address at = address(s.random, Purpose::leaving, x.who, x.revisits);
    const TwoExponentials usual = two_exponentials(at);
    budget_of(x, Destination::profession) = usual.first;
    x.first_path_budget = x.from == StartedFrom::break_return ? 0 : usual.second;
    if (!s.model->leaving.only_out_of_profession) draw_other_budgets(at, x);
}

/// Carries their clocks to now, on the hazards of the role they had, and sets those of the one they
/// has.
[[gnu::noinline]] void change_hazards(State& s, PractitionerId p, Practitioner& x) {
    const LeavingModel& m = s.model->leaving;
    m.constant ? carry_constant(m, x, s.now) : carry(m, x, s.now);
    x.leaving_role = x.role;
    schedule_next(s, p, x);
}

[[gnu::noinline]] void reconsider_factors(State& s, Practitioner& x, PractitionerId p) {
    const LeavingModel& m = s.model->leaving;
    auto factors = x.factor;
    const bool others = find_factors(s, p, factors);
    if (others || x.role != x.leaving_role) {
        m.constant ? carry_constant(m, x, s.now) : carry(m, x, s.now);
        x.factor = factors;
        x.leaving_role = x.role;
    } else if (!updates_decide(s)) {
        return;
    }
    schedule_next(s, p, x);
}

} // namespace

double published_exposure(const LeavingModel& m, RoleId role, double years, double age_on_joining) {
    double exposure = 0;
    for (double lived = 0; lived < years;) {
        const Stretch part = stretch(m, role, lived, age_on_joining + lived);
        const double length = std::min(std::max(part.length, 1e-9), years - lived);
        exposure += part.total * length;
        lived += length;
    }
    return exposure;
}

void begin(State& s, PractitionerId p) {
    const LeavingModel& m = s.model->leaving;
    Practitioner& x = person(s, p);
    draw_budgets(s, x);
    x.since = x.from == StartedFrom::initial ? std::max(x.joined, s.now - m.notice) : s.now;
    if (m.frailty_variance > 0) {
        x.exposure = published_exposure(m, x.leaving_role, in_years(x.since - x.joined),
                                        in_years(x.joined - x.born));
        x.weight = weight_after(m, x.exposure);
        x.frailty = draw_frailty(s, x);
    }
    if (m.factors_vary) find_factors(s, p, x.factor);
    m.one_clock ? schedule_next_of_one_clock(s, x) : schedule_next(s, p, x);
    if (x.decides < s.now) decide(s, p);
}

void reconsider(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    if (x.status != Status::present) return;
    const LeavingModel& m = s.model->leaving;
    if (m.factors_vary) return reconsider_factors(s, x, p);
    if (x.role == x.leaving_role) return;
    m.one_clock ? change_one_clock(s, x) : change_hazards(s, p, x);
}

void decide(State& s, PractitionerId p) {
    const Duration notice = s.model->leaving.notice;
    if (notice.count() == 0) return go(s, p);
    Practitioner& x = person(s, p);
    x.status = Status::on_notice;
    clear_awaited(x);
    set_due(s, p, Awaited::last_day, std::max(x.decides + notice, s.now));
    emit(s, EventKind::notice_given, p, x.post, static_cast<std::int64_t>(x.leaving_to));
}

void go(State& s, PractitionerId p) {
    const Practitioner& x = person(s, p);
    count(s, Count::leavers);
    count(s, Count::leavers_fte, x.fte);
    s.counted[column(Count::left_to, static_cast<std::size_t>(x.leaving_to))] += 1;
    count(s, RoleCount::leavers, x.role);
    emit(s, EventKind::practitioner_left, p, x.post, static_cast<std::int64_t>(x.leaving_to));
    roster::depart(s, p);
}

} // namespace leaving
} // namespace tenure

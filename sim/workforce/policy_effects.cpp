#include "workforce/policy_effects.hpp"

#include "workforce/mechanisms.hpp"

#include <algorithm>

namespace tenure::policy_effects {

namespace {

void multiply(std::vector<double>& into, const std::vector<double>& by) {
    for (std::size_t i = 0; i < by.size(); ++i) into[i] *= by[i];
}

void put_in_force(State& s, const BlockModel& b) {
    PolicyEffects& l = s.policy_effects;
    multiply(l.leaving, b.leaving_factor);
    multiply(l.portfolio_speed, b.portfolio_speed);
    multiply(l.pass_odds, b.pass_odds);
    multiply(l.pay, b.pay_factor);
    for (std::size_t r = 0; r < b.coaching_pence.size(); ++r)
        l.coaching_pence[r] += b.coaching_pence[r];
    multiply(l.applicants, b.applicants);
    multiply(l.round_time, b.round_time);
    for (std::size_t r = 0; r < b.round_pence.size(); ++r) l.round_pence[r] += b.round_pence[r];
    for (std::size_t f = 0; f < b.frozen.size(); ++f)
        if (b.frozen[f]) l.frozen[f] = true;
    if (b.intake >= 0) l.intake_seats[static_cast<std::size_t>(b.intake)] += b.intake_seats;
    if (b.panel_dates >= 0) l.panel_dates = b.panel_dates;
    for (std::size_t r = 0; r < b.programme_years.size(); ++r)
        if (b.programme_years[r] >= 0) l.programme_years[r] = b.programme_years[r];
    for (std::size_t e = 0; e < b.opens.size(); ++e)
        if (b.opens[e]) l.open[e] = true;
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (requires { M::put_in_force(s, b); })
            if (M::on(*s.model)) M::put_in_force(s, b);
    });
}

} // namespace

bool in_force(const State& s, const BlockModel& block) {
    return block.start <= s.now && s.now < block.end;
}

int posts_changing(const State& s, std::size_t group) {
    int by = 0;
    for (const BlockModel& b : s.model->blocks) {
        if (b.start >= b.end || b.regraded_from || b.moved_from) continue;
        if (std::find(b.post_groups.begin(), b.post_groups.end(), group) == b.post_groups.end())
            continue;
        if (b.start == s.now) by += b.posts;
        if (b.end == s.now) by -= b.posts;
    }
    return by;
}

void set_baseline(State& s) {
    const std::size_t roles = s.model->roles.size();
    PolicyEffects& l = s.policy_effects;
    l.leaving.assign(roles * destinations, s.year.of(YearActsOn::leaving));
    l.portfolio_speed.assign(roles, 1.0);
    l.pass_odds.assign(roles, 1.0);
    l.coaching_pence.assign(roles, 0);
    l.programme_years.assign(roles, -1.0);
    l.pay.assign(roles, 1.0);
    l.applicants.assign(roles, 1.0);
    l.round_time.assign(roles, 1.0);
    l.round_pence.assign(roles, 0);
    l.frozen.assign(s.model->families.size(), false);
    l.pay_log_gap.assign(roles, 0.0);
    l.intake_seats.assign(s.model->intakes.size(), 0);
    l.open.clear();
    for (const ProgressionModel& m : s.model->progressions) l.open.push_back(m.open);
    l.panel_dates = 0;
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (requires { M::set_baseline(s); }) M::set_baseline(s);
    });
}

void set(State& s) {
    set_baseline(s);
    for (const BlockModel& b : s.model->blocks)
        if (in_force(s, b)) put_in_force(s, b);
    const double behind = s.model->pay.market_pay_growth;
    const double market = behind == 0 ? 0 : elementary::log(1 + behind) * s.increments;
    for (std::size_t r = 0; r < s.model->roles.size(); ++r) {
        const double own =
            s.policy_effects.pay[r] == 1 ? 0 : elementary::log(s.policy_effects.pay[r]);
        s.policy_effects.pay_log_gap[r] = own - market;
    }
}

} // namespace tenure::policy_effects

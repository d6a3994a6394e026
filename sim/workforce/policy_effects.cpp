#include "workforce/policy_effects.hpp"

#include <algorithm>

namespace tenure::policy_effects {

namespace {

void multiply(std::vector<double>& into, const std::vector<double>& by) {
    for (std::size_t i = 0; i < by.size(); ++i) into[i] *= by[i];
}

void open_academy(State& s, int which) {
    const AcademyModel& m = s.model->academies[static_cast<std::size_t>(which)];
    s.policy_effects.academy_on[static_cast<std::size_t>(which)] = true;
    for (std::size_t i = 0; i < m.serves.size(); ++i) {
        if (m.serves[i] == 0) continue;
        s.policy_effects.academy_of_intake[i] = which;
        s.policy_effects.intake_seats[i] += m.seats[i];
    }
}

void pull_demand(State& s, const BlockModel& b) {
    PolicyEffects& l = s.policy_effects;
    multiply(l.demand, b.demand);
    if (b.pilot < 0) return;
    const PilotModel& pilot = s.model->pilots[static_cast<std::size_t>(b.pilot)];
    for (std::size_t k = 0; k < l.school_team.size(); ++k) {
        if (static_cast<int>(s.conditions.schools.rank[k]) >= pilot.treated) continue;
        l.school_demand[k] *= pilot.demand_factor;
        if (!l.school_team[k]) l.school_team[k] = pilot.team;
    }
}

void pull(State& s, const BlockModel& b) {
    PolicyEffects& l = s.policy_effects;
    multiply(l.leaving, b.leaving_factor);
    multiply(l.portfolio_speed, b.portfolio_speed);
    multiply(l.pass_odds, b.pass_odds);
    multiply(l.pay, b.pay_factor);
    for (std::size_t r = 0; r < b.coaching_pence.size(); ++r)
        l.coaching_pence[r] += b.coaching_pence[r];
    if (b.intake >= 0) l.intake_seats[static_cast<std::size_t>(b.intake)] += b.intake_seats;
    if (b.payment >= 0) l.payment_on[static_cast<std::size_t>(b.payment)] = true;
    if (b.panel_dates >= 0) l.panel_dates = b.panel_dates;
    if (b.stay_with_child >= 0) l.stay_with_child = b.stay_with_child;
    if (b.transfer_register >= 0) l.transfer_register = b.transfer_register;
    if (b.academy >= 0) open_academy(s, b.academy);
    if (b.protected_time >= 0)
        l.protected_time_on[static_cast<std::size_t>(b.protected_time)] = true;
    for (std::size_t e = 0; e < b.opens.size(); ++e)
        if (b.opens[e]) l.open[e] = true;
    pull_demand(s, b);
}

} // namespace

bool in_force(const State& s, const BlockModel& block) {
    return block.start <= s.now && s.now < block.end;
}

int posts_changing(const State& s, std::size_t group) {
    int by = 0;
    for (const BlockModel& b : s.model->blocks) {
        if (b.start >= b.end) continue;
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
    l.leaving.assign(roles * destinations, 1.0);
    l.portfolio_speed.assign(roles, 1.0);
    l.pass_odds.assign(roles, 1.0);
    l.coaching_pence.assign(roles, 0);
    l.pay.assign(roles, 1.0);
    l.pay_log_gap.assign(roles, 0.0);
    l.intake_seats.assign(s.model->intakes.size(), 0);
    l.payment_on.assign(s.model->payments.size(), false);
    l.open.clear();
    for (const ProgressionModel& m : s.model->progressions) l.open.push_back(m.open);
    l.demand.assign(s.model->casework.services.size(), 1.0);
    l.school_demand.assign(s.conditions.schools.rank.size(), 1.0);
    l.school_team.assign(s.conditions.schools.rank.size(), TeamId{});
    l.panel_dates = 0;
    l.stay_with_child = l.transfer_register = -1;
    l.academy_of_intake.assign(s.model->intakes.size(), -1);
    l.academy_on.assign(s.model->academies.size(), false);
    l.protected_time_on.assign(s.model->protected_times.size(), false);
}

void set(State& s) {
    set_baseline(s);
    for (const BlockModel& b : s.model->blocks)
        if (in_force(s, b)) pull(s, b);
    const double behind = s.model->pay.market_pay_growth;
    const double market = behind == 0 ? 0 : elementary::log(1 + behind) * s.increments;
    for (std::size_t r = 0; r < s.model->roles.size(); ++r) {
        const double own = s.policy_effects.pay[r] == 1 ? 0 : elementary::log(s.policy_effects.pay[r]);
        s.policy_effects.pay_log_gap[r] = own - market;
    }
}

} // namespace tenure::levers

#include "workforce/levers.hpp"

namespace tenure::levers {

namespace {

void multiply(std::vector<double>& into, const std::vector<double>& by) {
    for (std::size_t i = 0; i < by.size(); ++i) into[i] *= by[i];
}

void pull(State& s, const BlockModel& b) {
    Levers& l = s.levers;
    multiply(l.leaving, b.leaving_factor);
    multiply(l.portfolio_speed, b.portfolio_speed);
    multiply(l.pass_odds, b.pass_odds);
    multiply(l.pay, b.pay_factor);
    for (std::size_t r = 0; r < b.coaching_pence.size(); ++r)
        l.coaching_pence[r] += b.coaching_pence[r];
    if (b.intake >= 0) l.intake_seats[static_cast<std::size_t>(b.intake)] += b.intake_seats;
    if (b.payment >= 0) l.payment_on[static_cast<std::size_t>(b.payment)] = true;
    if (b.panel_dates >= 0) l.panel_dates = b.panel_dates;
    for (std::size_t e = 0; e < b.opens.size(); ++e)
        if (b.opens[e]) l.open[e] = true;
}

} // namespace

bool in_force(const State& s, const BlockModel& block) {
    return block.start <= s.now && s.now < block.end;
}

void set_baseline(State& s) {
    const std::size_t roles = s.model->roles.size();
    Levers& l = s.levers;
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
    l.panel_dates = 0;
}

void set(State& s) {
    set_baseline(s);
    for (const BlockModel& b : s.model->blocks)
        if (in_force(s, b)) pull(s, b);
    const double behind = s.model->pay.market_pay_growth;
    const double market = behind == 0 ? 0 : elementary::log(1 + behind) * s.increments;
    for (std::size_t r = 0; r < s.model->roles.size(); ++r) {
        const double own = s.levers.pay[r] == 1 ? 0 : elementary::log(s.levers.pay[r]);
        s.levers.pay_log_gap[r] = own - market;
    }
}

} // namespace tenure::levers

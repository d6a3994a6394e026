#include "workforce/retention_payment.hpp"

#include "workforce/compile_parts.hpp"

#include <algorithm>

namespace tenure::retention_payment {

namespace {

enum Stage : std::uint8_t { none, tied, released };

constexpr double steps_per_year = 4;        ///< the hazard is held constant over a quarter
constexpr double shortest_remaining = 0.25; ///< years; what is forgone is not spread over less

std::int64_t amount(const PaymentModel& m, const Practitioner& x) { return m.pence * x.fte / 100; }

int steps(const PaymentModel& m) {
    return std::max(1, static_cast<int>(m.tie_in_years * steps_per_year + 0.5));
}

void pay(State& s, PractitionerId p, std::int64_t pence) {
    count(s, Count::payment_pence, pence);
    if (pence > 0) count(s, Count::payments);
    emit(s, EventKind::payment_made, p, {}, pence / 100);
}

/// What forgone money does to the hazard, in the middle of the present step.
double held_back(const State& s, const Practitioner& x, const PaymentModel& m, int step_now) {
    const double length = m.tie_in_years / steps(m);
    const double remaining = m.tie_in_years - (step_now + 0.5) * length;
    const auto pay = static_cast<double>(pay_of(s, x));
    if (!(pay > 0)) return 1;
    const double worth =
        m.response * static_cast<double>(m.pence) / pay / std::max(remaining, shortest_remaining);
    return elementary::exp(s.model->leaving.pay_elasticity * elementary::log(1 + worth));
}

void enter_step(State& s, PractitionerId p, const PaymentModel& m, TieIn& t, int step_now) {
    t.step = static_cast<std::uint8_t>(step_now);
    t.factor = held_back(s, person(s, p), m, step_now);
    t.next = t.began + years(m.tie_in_years * (step_now + 1) / steps(m));
}

void begin(State& s, PractitionerId p, const PaymentModel& m, TieIn& t) {
    t.stage = tied;
    t.began = s.now;
    if (m.paid == PaymentTime::at_start) pay(s, p, amount(m, person(s, p)));
    enter_step(s, p, m, t, 0);
    emit(s, EventKind::tie_in_begun, p);
}

void release(State& s, PractitionerId p, const PaymentModel& m, TieIn& t) {
    t.stage = released;
    t.factor = 1;
    t.next = never;
    emit(s, EventKind::tie_in_ended, p);
    if (!(m.deferred_over_years > 0)) return;
    t.factor = 1 + m.deferred_share * std::max(0.0, t.deferred_years) / m.deferred_over_years;
    t.next = s.now + years(m.deferred_over_years);
}

void end_step(State& s, PractitionerId p, std::size_t k) {
    const PaymentModel& m = s.model->payments[k];
    TieIn& t = tie_ins_of(s, p)[k];
    if (t.stage == released) {
        t = TieIn{};
        t.stage = released;
        return;
    }
    t.deferred_years += (1 - t.factor) * m.tie_in_years / steps(m);
    if (t.step + 1 < steps(m)) return enter_step(s, p, m, t, t.step + 1);
    if (m.paid == PaymentTime::at_end) pay(s, p, amount(m, person(s, p)));
    const bool again =
        m.repeats && s.policy_effects.payment_on[k] && m.pays[person(s, p).role.index()];
    again ? begin(s, p, m, t) : release(s, p, m, t);
}

void set_next(State& s, PractitionerId p) {
    Instant first = never;
    for (std::size_t k = 0; k < s.model->payments.size(); ++k)
        first = std::min(first, tie_ins_of(s, p)[k].next);
    set_due(s, p, Awaited::tie_in, first);
}

} // namespace

void consider(State& s, PractitionerId p) {
    const Practitioner& x = person(s, p);
    if (s.model->payments.empty() || x.status != Status::present || x.outside_posts) return;
    for (std::size_t k = 0; k < s.model->payments.size(); ++k) {
        const PaymentModel& m = s.model->payments[k];
        TieIn& t = tie_ins_of(s, p)[k];
        if (t.stage != none || !s.policy_effects.payment_on[k] || !m.pays[x.role.index()]) continue;
        const Instant entitled = x.joined + years(m.minimum_years_of_service);
        if (entitled <= s.now)
            begin(s, p, m, t);
        else
            t.next = entitled;
    }
    set_next(s, p);
}

void step(State& s, PractitionerId p) {
    for (std::size_t k = 0; k < s.model->payments.size(); ++k) {
        TieIn& t = tie_ins_of(s, p)[k];
        if (t.next > s.now) continue;
        t.next = never;
        if (t.stage != none) end_step(s, p, k);
    }
    consider(s, p);
}

void end(State& s, PractitionerId p) {
    for (std::size_t k = 0; k < s.model->payments.size(); ++k) {
        const PaymentModel& m = s.model->payments[k];
        TieIn& t = tie_ins_of(s, p)[k];
        if (t.stage == tied && m.paid == PaymentTime::at_start) pay(s, p, -amount(m, person(s, p)));
        t = TieIn{};
    }
}

double Mechanism::multiplied(const State& s, PractitionerId p, double leaving) {
    for (std::size_t k = 0; k < s.model->payments.size(); ++k)
        leaving *= tie_ins_of(s, p)[k].factor;
    return leaving;
}

double Mechanism::events_per_head_a_year(const Model& m) {
    return 4.0 * static_cast<double>(m.payments.size());
}

void Mechanism::compile_block(Model& model, const Authority& a, const Block& block, BlockModel& b) {
    if (!block.retention_payment) return;
    const RetentionPayment& p = *block.retention_payment;
    PaymentModel m;
    m.pays = role_mask(a.ladder, p.roles);
    m.pence = pence(p.amount_gbp);
    m.tie_in_years = in_years_from_months(p.tie_in_months);
    m.paid = p.paid;
    m.repeats = p.repeats;
    m.minimum_years_of_service = in_years_from_months(p.minimum_months_of_service);
    m.deferred_share = p.deferred_share;
    m.deferred_over_years = in_years_from_months(p.deferred_over_months);
    m.response = p.response;
    b.payment = static_cast<int>(model.payments.size());
    model.payments.push_back(std::move(m));
}

void Mechanism::set_baseline(State& s) {
    s.policy_effects.payment_on.assign(s.model->payments.size(), false);
}

void Mechanism::put_in_force(State& s, const BlockModel& b) {
    if (b.payment >= 0) s.policy_effects.payment_on[static_cast<std::size_t>(b.payment)] = true;
}

} // namespace tenure::retention_payment

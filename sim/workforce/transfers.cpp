#include "workforce/transfers.hpp"

#include "workforce/duration.hpp"
#include "workforce/mechanism.hpp"
#include "workforce/rules_in_force.hpp"
#include "workforce/workload.hpp"

#include <algorithm>

namespace tenure::transfers {

namespace {

/// Learners, and whoever is outside posts, want no other team.
bool may_wish(const State& s, const Practitioner& x) {
    return x.status == Status::present && x.post &&
           s.model->roles[x.role.index()].track != Track::learning;
}

/// When long stay in a team of the kind comes to be felt; `never` where it is not.
Instant changes_at(const State& s, const Wish& w) {
    const TransferModel& m = s.model->transfers;
    const bool long_stay =
        w.team && w.team.index() < m.long_stay.size() && m.long_stay[w.team.index()];
    if (!long_stay || stay_with_child_in_force(s, w.team) != nullptr) return never;
    return w.in_team_since + m.long_stay_after;
}

double hazard(const State& s, PractitionerId p, const Wish& w) {
    if (!may_wish(s, person(s, p))) return 0;
    const double usual = s.model->transfers.wish_per_year;
    if (changes_at(s, w) > s.now) return usual;
    return usual * s.model->transfers.long_stay_factor;
}

void schedule(State& s, PractitionerId p, Instant when) {
    Wish& w = wish_of(s, p);
    if (when == w.next) return;
    w.next = when;
    s.agenda.schedule(scheduled(when, static_cast<std::uint8_t>(EventType::wish),
                                person(s, p).who.bits, p.value));
}

/// Runs on at the hazard that holds now.
void run_on(State& s, PractitionerId p) {
    Wish& w = wish_of(s, p);
    set_hazard(w.clock, hazard(s, p, w), s.now);
    const Instant change = changes_at(s, w);
    Instant next = std::max(due(w.clock), s.now);
    if (change > s.now) next = std::min(next, change);
    schedule(s, p, next);
}

/// A clock of its own for each wish.
void new_clock(State& s, PractitionerId p) {
    Wish& w = wish_of(s, p);
    const Address at = address(s.random, Purpose::wish, person(s, p).who, w.wishes);
    w.since = never;
    w.registered = false;
    w.clock = {unit_exponential(at), 0, s.now};
    run_on(s, p);
}

void enter_register(State& s, PractitionerId p) {
    const RegisterModel* m = transfer_register_in_force(s);
    Wish& w = wish_of(s, p);
    if (m == nullptr || w.registered || w.since == never) return;
    w.registered = true;
    count(s, Count::transfer_pence, m->pence_per_registration);
}

Address length(const State& s, PractitionerId p) {
    return address(s.random, Purpose::wish_length, person(s, p).who, wish_of(s, p).wishes);
}

void wish_for(State& s, PractitionerId p, double lasts_years) {
    Wish& w = wish_of(s, p);
    ++w.wishes;
    w.since = s.now;
    emit(s, EventKind::wish_began, p);
    enter_register(s, p);
    schedule(s, p, s.now + years(lasts_years));
}

/// In a workforce that has run for ever without any transfer this share wishes, each part of the
/// way through.
bool met_wishing(const State& s, PractitionerId p) {
    const Practitioner& x = person(s, p);
    if (x.from != StartedFrom::initial || s.now != study_start || !may_wish(s, x)) return false;
    return bernoulli(address(s.random, Purpose::wish, x.who, 0, x.who),
                     s.model->transfers.wishing_at_start);
}

/// Who of a team has most room for another case, or lacks least; of two with the same, the one
/// whose name is the lower.
PractitionerId host(const State& s, TeamId team) {
    const TeamMember* best = nullptr;
    for (const TeamMember& x : team_of(s, team).workers) {
        const Worker& w = worker(s, x.who);
        if (w.norm == 0 || w.share == 0) continue;
        const std::int32_t more = best != nullptr ? x.room - best->room : 1;
        if (more > 0 || (more == 0 && x.name.bits < best->name.bits)) best = &x;
    }
    return best != nullptr ? best->who : PractitionerId{};
}

} // namespace

void begin(State& s, PractitionerId p) {
    Wish& w = wish_of(s, p);
    const Practitioner& x = person(s, p);
    w.begun = true;
    w.team = x.team;
    w.in_team_since = x.from == StartedFrom::initial ? x.in_role_since : s.now;
    if (met_wishing(s, p))
        return wish_for(s, p,
                        duration::left_in_equilibrium(s.model->transfers.lasts, length(s, p)));
    new_clock(s, p);
}

void reconsider(State& s, PractitionerId p) {
    const Wish& w = wish_of(s, p);
    if (!w.begun) return;
    w.since == never ? run_on(s, p) : enter_register(s, p);
}

bool placed(State& s, PractitionerId p) {
    Wish& w = wish_of(s, p);
    const TeamId team = person(s, p).team;
    if (!w.begun) return false;
    if (w.team != team) w.in_team_since = s.now;
    const bool met = w.since != never && w.team != team;
    w.team = team;
    if (met) {
        count(s, Count::wishes_met);
        count(s, Count::wish_hours, (s.now - w.since).count() / 3'600'000'000);
        new_clock(s, p);
    } else if (w.since == never) {
        run_on(s, p);
    }
    return met;
}

void step(State& s, PractitionerId p) {
    Wish& w = wish_of(s, p);
    w.next = never;
    if (w.since != never) {
        count(s, Count::wishes_passed);
        emit(s, EventKind::wish_passed, p);
        return new_clock(s, p);
    }
    if (due(w.clock) > s.now) return run_on(s, p);
    count(s, Count::wishes);
    wish_for(s, p, duration::drawn(s.model->transfers.lasts, length(s, p)));
}

void stop(State& s, PractitionerId p) {
    Wish& w = wish_of(s, p);
    w.since == never ? run_on(s, p) : schedule(s, p, never);
}

void end(State& s, PractitionerId p) {
    Wish& w = wish_of(s, p);
    if (w.since != never) count(s, Count::leavers_wishing);
    const std::uint32_t wishes = w.wishes + 1;
    w = {};
    w.wishes = wishes; // whoever comes back has a clock that has not run
}

void shadow(State& s, PractitionerId p, PostId to) {
    const RegisterModel* m = transfer_register_in_force(s);
    if (m == nullptr || m->shadowing_days == 0) return;
    workload::owe(s, p, m->shadowing_days);
    const PractitionerId guide = host(s, post(s, to).team);
    if (guide) workload::owe(s, guide, m->shadowing_days);
}

void Mechanism::record_period_stocks(State& s) {
    std::int64_t wishing = 0;
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.people) wishing += wish_of(s, p).since != never;
    s.counted[column(Stock::wishing)] = wishing;
}

void Mechanism::change_leaving(const State& s, PractitionerId p, LeavingFactors& factors) {
    constexpr auto elsewhere = static_cast<std::size_t>(Destination::another_authority);
    if (!s.model->leaving.responds[elsewhere]) return;
    const TransferModel& m = s.model->transfers;
    factors[elsewhere] *= wish_of(s, p).since == never ? m.content_factor : m.wishing_factor;
}

/// With wishes at rate w that last L on average, a share s = w L / (1 + w L) wishes where none is
/// met (alternating renewal). What a wish does to leaving is divided by its average 1 + s (exp(b) -
/// 1).
void Mechanism::compile(Model& model, const Authority& a) {
    if (!a.transfers) return;
    const TransferParameters& x = *a.transfers;
    TransferModel& m = model.transfers;
    m.wish_per_year = x.wish_per_year;
    m.lasts = x.lasts;
    m.application_probability = x.application_probability;
    if (x.long_stay_log_hazard != 0)
        for (const Team& team : a.teams) m.long_stay.push_back(team.kind == x.long_stay_team_kind);
    m.long_stay_after = months(x.long_stay_months);
    m.long_stay_factor = x.long_stay_log_hazard == 0 ? 1 : elementary::exp(x.long_stay_log_hazard);
    const double wishing = x.wish_per_year * mean(x.lasts);
    m.wishing_at_start = wishing / (1 + wishing);
    if (x.unmet_log_hazard == 0) return;
    const double more = elementary::exp(x.unmet_log_hazard);
    m.content_factor = 1 / (1 + m.wishing_at_start * (more - 1));
    m.wishing_factor = more * m.content_factor;
}

void Mechanism::compile_block(Model& m, const Authority&, const Block& block, BlockModel& b) {
    if (!block.transfer_register) return;
    const TransferRegister& x = *block.transfer_register;
    b.transfer_register = static_cast<int>(m.transfer_registers.size());
    m.transfer_registers.push_back({x.release_probability, hundredths(x.shadowing_days),
                                    days(x.delay_days), pence(x.cost_gbp_per_registration)});
}

void Mechanism::put_in_force(State& s, const BlockModel& b) {
    if (b.transfer_register >= 0) s.policy_effects.transfer_register = b.transfer_register;
}

} // namespace tenure::transfers

#include "workforce/protected_time.hpp"

#include "workforce/authority.hpp"
#include "workforce/state.hpp"

#include <algorithm>

namespace tenure {

namespace protected_time {

namespace {

constexpr std::uint32_t offered_places = 1u << 16; ///< an occurrence beyond any year's

ProtectedPlaces& places_of(State& s, std::size_t k) { return s.protected_places[k]; }

void accrue(State& s, std::size_t k) {
    ProtectedPlaces& x = places_of(s, k);
    const auto rate =
        s.model->protected_times[k].pence * static_cast<std::int64_t>(x.holders.size());
    x.accrued += static_cast<__int128>(rate) * (s.now - x.accrued_to).count();
    x.accrued_to = s.now;
}

bool has_learners(const State& s, TeamId team) {
    if (!team) return false;
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        if (s.model->roles[r].track != Track::learning) continue;
        for (PractitionerId p : s.roles[r].people)
            if (person(s, p).team == team) return true;
    }
    return false;
}

bool eligible(const State& s, PractitionerId p, std::size_t k) {
    const ProtectedTimeModel& m = s.model->protected_times[k];
    const Practitioner& x = person(s, p);
    if (x.status != Status::present || x.outside_posts || s.protected_place[p.index()].which >= 0)
        return false;
    if (s.now - x.in_role_since < m.minimum_in_role) return false;
    if (m.supervises > 0 && !has_learners(s, x.team)) return false;
    return bernoulli(
        address(s.random, Purpose::protected_willing, x.who, static_cast<std::uint32_t>(k)),
        m.willing_share);
}

/// Whoever has the lowest number; nobody if nobody is willing.
PractitionerId first_in_line(const State& s, std::size_t k) {
    PractitionerId first;
    double lowest = 1;
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        if (s.model->protected_times[k].roles[r] == 0) continue;
        for (PractitionerId p : s.roles[r].people) {
            if (!eligible(s, p, k)) continue;
            const double number = uniform(address(s.random, Purpose::protected_priority,
                                                  person(s, p).who, static_cast<std::uint32_t>(k)));
            if (number >= lowest) continue;
            lowest = number;
            first = p;
        }
    }
    return first;
}

void give(State& s, std::size_t k, PractitionerId p) {
    accrue(s, k);
    places_of(s, k).holders.push_back(p);
    s.protected_place[p.index()].which = static_cast<std::int16_t>(k);
    emit(s, EventKind::protected_time_begun, p);
}

} // namespace

void Mechanism::clear(State& s) {
    s.protected_places.resize(s.model->protected_times.size());
    for (std::size_t k = 0; k < s.protected_places.size(); ++k) {
        ProtectedPlaces& x = s.protected_places[k];
        x.on = false;
        x.holders.clear();
        const Entity named = entity(Source::none, static_cast<std::uint32_t>(k));
        x.places = static_cast<std::size_t>(
            whole_number(address(s.random, Purpose::count, named, offered_places),
                         s.model->protected_times[k].places));
        x.holders.reserve(x.places);
        x.accrued_to = study_start;
        x.accrued = 0;
        x.reported = 0;
    }
}

void offer(State& s, std::size_t k) {
    ProtectedPlaces& x = places_of(s, k);
    const ProtectedTimeModel& m = s.model->protected_times[k];
    if (!x.on) return;
    while (x.holders.size() < x.places) {
        const PractitionerId p = first_in_line(s, k);
        if (!p) break;
        give(s, k, p);
    }
    s.agenda.schedule(scheduled(s.now + m.between_rounds,
                                static_cast<std::uint8_t>(EventType::offer),
                                static_cast<std::uint32_t>(k), 0));
}

void release(State& s, PractitionerId p) {
    std::int16_t& place = s.protected_place[p.index()].which;
    if (place < 0) return;
    const auto k = static_cast<std::size_t>(place);
    accrue(s, k);
    auto& holders = places_of(s, k).holders;
    holders.erase(std::find(holders.begin(), holders.end(), p));
    place = -1;
    emit(s, EventKind::protected_time_ended, p);
}

void Mechanism::rules_changed(State& s) {
    for (std::size_t k = 0; k < s.protected_places.size(); ++k) {
        ProtectedPlaces& x = places_of(s, k);
        const bool on = s.policy_effects.protected_time_on[k];
        if (on == x.on) continue;
        x.on = on;
        if (on) offer(s, k);
        while (!on && !x.holders.empty()) release(s, x.holders.back());
    }
}

void Mechanism::add_to_arrangement(const State& s, PractitionerId p,
                                   IndividualArrangement& arrangement) {
    const std::int16_t place = s.protected_place[p.index()].which;
    if (place < 0) return;
    const ProtectedTimeModel& m = s.model->protected_times[static_cast<std::size_t>(place)];
    arrangement.leaving_log_hazard += m.leaving_log_hazard;
    arrangement.support += m.support;
    arrangement.norm_share = arrangement.norm_share * (100 - m.time) / 100;
    arrangement.supervises = m.supervises;
}

void Mechanism::record_period_stocks(State& s) {
    std::int64_t held = 0;
    for (std::size_t k = 0; k < s.protected_places.size(); ++k) {
        accrue(s, k);
        ProtectedPlaces& x = places_of(s, k);
        count(s, Count::protected_time_pence,
              take_more(x.reported, x.accrued / microseconds_per_year));
        held += static_cast<std::int64_t>(x.holders.size());
    }
    s.counted[column(Stock::protected_places)] = held;
}

bool Mechanism::acts_on_leaving(const Model& m) {
    return std::any_of(m.protected_times.begin(), m.protected_times.end(),
                       [](const ProtectedTimeModel& x) { return x.leaving_log_hazard != 0; });
}

namespace {

/// Of leaving to more pay, as to any: the middle of the first role's range is what it is held
/// against.
double answer_to_supplement(const Authority& a, const ProtectedTime& time) {
    if (time.supplement_gbp_per_year == 0 || time.roles.empty()) return 0;
    const Role& role = a.ladder.roles[find_role(a.ladder, time.roles.front()).index()];
    const double pay = (role.pay_minimum_gbp_per_year + role.pay_maximum_gbp_per_year) / 2;
    return pay > 0
               ? a.leaving.pay_elasticity * elementary::log(1 + time.supplement_gbp_per_year / pay)
               : 0;
}

} // namespace

void Mechanism::compile_block(Model& model, const Authority& authority, const Block& block,
                              BlockModel& b) {
    if (!block.protected_time) return;
    const ProtectedTime& time = *block.protected_time;
    ProtectedTimeModel m;
    m.roles.assign(authority.ladder.roles.size(), 0);
    for (const std::string& role : time.roles)
        m.roles[find_role(authority.ladder, role).index()] = 1;
    m.places = time.places;
    m.time = hundredths(time.share_of_time);
    m.support = time.support;
    m.leaving_log_hazard = time.leaving_log_hazard + answer_to_supplement(authority, time);
    m.supervises = time.supervises_newly_qualified;
    m.willing_share = time.willing_share;
    m.minimum_in_role = shortest_of(time.minimum_months_in_role / 12);
    m.between_rounds = months(time.round_months);
    m.pence = pence(time.cost_gbp_per_place_per_year + time.supplement_gbp_per_year);
    b.protected_time = static_cast<int>(model.protected_times.size());
    model.protected_times.push_back(std::move(m));
}

void Mechanism::set_baseline(State& s) {
    s.policy_effects.protected_time_on.assign(s.model->protected_times.size(), false);
}

void Mechanism::put_in_force(State& s, const BlockModel& b) {
    if (b.protected_time >= 0)
        s.policy_effects.protected_time_on[static_cast<std::size_t>(b.protected_time)] = true;
}

} // namespace protected_time

} // namespace tenure

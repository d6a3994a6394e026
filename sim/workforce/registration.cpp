#include "workforce/registration.hpp"

#include "workforce/duration.hpp"
#include "workforce/presence.hpp"
#include "workforce/state.hpp"

namespace tenure::registration {

namespace {

/// A draw that belongs to a person and a renewal.
Address of_today(const State& s, Purpose what, const Practitioner& x) {
    const auto day = static_cast<std::uint32_t>(microseconds(s.now) / microseconds_per_day);
    return address(s.random, what, x.who, day);
}

void lapse(State& s, PractitionerId p) {
    const RegistrationParameters& rules = *s.model->registration;
    Practitioner& x = person(s, p);
    const bool leaves =
        x.status == Status::present &&
        bernoulli(of_today(s, Purpose::registration_leaves, x), rules.leaving_probability);
    if (leaves) {
        x.leaving_to = Destination::profession;
        return emit(s, EventKind::registration_given_up, p, x.post);
    }
    const double years_off =
        duration::drawn(rules.lapse, of_today(s, Purpose::registration_lapse, x));
    const Instant restored = s.now + years(years_off);
    s.registration[p.index()].lapsed_until = restored;
    s.agenda.schedule(scheduled(restored, static_cast<std::uint8_t>(EventType::restoration),
                                x.who.bits, p.value));
    emit(s, EventKind::registration_lapsed, p, x.post);
}

} // namespace

void renew(State& s) {
    const double probability = s.model->registration->lapse_probability;
    if (probability == 0) return;
    for (const RoleState& role : s.roles)
        for (PractitionerId p : role.people)
            if (!registration_lapsed(s, p) &&
                bernoulli(of_today(s, Purpose::registration, person(s, p)), probability))
                lapse(s, p);
}

void restore(State& s, PractitionerId p) {
    s.registration[p.index()].lapsed_until = never;
    emit(s, EventKind::registration_restored, p, person(s, p).post);
}

void forget(State& s, PractitionerId p) { s.registration[p.index()].lapsed_until = never; }

void Mechanism::compile(Model& m, const Authority& a) {
    if (!a.registration) return;
    m.registration = a.registration;
    for (Date day = a.registration->first; instant_of(day, a.start_date) < m.horizon;
         day.year += a.registration->every_years)
        if (instant_of(day, a.start_date) > study_start)
            m.renewals.push_back(instant_of(day, a.start_date));
}

void Mechanism::schedule_dates(State& s) {
    for (std::size_t i = 0; i < s.model->renewals.size(); ++i)
        schedule_date(s, s.model->renewals[i], EventType::renewal, i);
}

} // namespace tenure::registration

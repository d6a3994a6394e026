#include "workforce/memory.hpp"

#include "workforce/mechanisms.hpp"

#include <algorithm>

namespace tenure::memory {

namespace {

/// Visits each vector beside people: visit(std::type_identity<M>{}, vector).
template <class Visit> void for_vectors(State& s, Visit visit) {
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::beside_people<M>)
            std::apply([&](auto... vector) { (visit(id, s.*vector), ...); }, M::beside_people);
    });
}

/// As long as there are people, where its mechanism keeps it.
void resize_beside_people(State& s) {
    for_vectors(s, [&](auto id, auto& vector) {
        using M = typename decltype(id)::type;
        const bool kept = mechanism::kept<M>(*s.model);
        vector.resize(kept ? s.people.size() * mechanism::slots<M>(*s.model) : 0);
    });
}

void clear_people(State& s) {
    s.people_known = 0;
    s.merits.resize(s.people.size());
    s.career_paths.resize(s.people.size() * s.model->in_place_slots);
    resize_beside_people(s);
    s.free_people.clear();
    s.supernumerary.clear();
    s.newly_qualified.clear();
    s.oldest_cohort_seat = 0;
    s.arrived.assign(s.model->arrivals.size(), 0);
}

void clear_posts(State& s) {
    s.posts.clear();
    s.regrades.clear();
    s.queue.clear();
    s.queue_head = 0;
    s.recruiters_busy = 0;
    s.roles.resize(s.model->roles.size());
}

void clear_sums(State& s) {
    s.heads = s.fte = s.vacant = s.establishment = s.pay_rate = 0;
    s.accrued_to = study_start;
    s.pay_accrued = s.heads_accrued = 0;
    s.pay_reported = s.paid_reported = s.heads_reported = 0;
    s.posts_changed_at = never;
    s.increments = 0;
    s.events = 0;
    s.events_of.fill(0);
}

/// Heads in all, and how many of them join; twice as many as there are likely to be.
struct Heads {
    std::size_t people = 0, joiners = 0;
};

int staff_of_pilot(const Model& m, const BlockModel& b) {
    if (b.pilot < 0) return 0;
    const PilotModel& pilot = m.pilots[static_cast<std::size_t>(b.pilot)];
    return pilot.workers + pilot.managers;
}

Heads expected_heads(const Model& m) {
    const double span = in_years(m.horizon - study_start);
    double heads = 64, joining = 64;
    for (const PostGroupModel& g : m.post_groups) heads += 2 * g.posts;
    heads += static_cast<double>(m.members.size());
    for (const StaffGroupModel& g : m.staff) heads += 2 * g.heads;
    for (const BlockModel& b : m.blocks)
        heads += 2 * std::max(b.posts, 0) * static_cast<double>(b.post_groups.size()) +
                 staff_of_pilot(m, b),
            joining += 2 * std::max(b.intake_seats, 0.) * span;
    for (const AcademyModel& a : m.academies)
        for (double seats : a.seats) joining += 2 * std::max(seats, 0.) * span;
    for (const IntakeModel& i : m.intakes)
        joining += 2.0 * i.seats * static_cast<double>(i.dates.size());
    for (const ArrivalModel& a : m.arrivals) joining += 2 * a.rate * span;
    return {static_cast<std::size_t>(heads + joining), static_cast<std::size_t>(joining)};
}

void reserve_roles(State& s, std::size_t people) {
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        s.roles[r].people.reserve(people);
        s.roles[r].returners.reserve(people);
        s.roles[r].applicants.reserve(
            64 + static_cast<std::size_t>(s.model->roles[r].applicants_per_year));
    }
}

void reserve_mechanisms(State& s, std::size_t people) {
    for_vectors(s, [&](auto id, auto& vector) {
        using M = typename decltype(id)::type;
        if (mechanism::kept<M>(*s.model)) vector.reserve(people * mechanism::slots<M>(*s.model));
    });
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (requires { M::reserve(s, people); })
            if (M::on(*s.model)) M::reserve(s, people);
    });
}

void reserve(State& s) {
    const Model& m = *s.model;
    const Heads expected = expected_heads(m);
    const std::size_t people = expected.people;
    s.people.reserve(people);
    s.merits.reserve(people);
    s.career_paths.reserve(people * m.in_place_slots);
    for (auto* list : {&s.free_people, &s.supernumerary}) list->reserve(people);
    s.posts.reserve(people);
    s.queue.reserve(people);
    s.free_posts.reserve(people);
    s.newly_qualified.reserve(expected.joiners);
    s.pending.reserve(4 * people);
    const auto cases = static_cast<std::size_t>(m.casework.under_way);
    s.agenda.reserve((m.has_workload_mechanisms ? 16 : 4) * people + 4 * cases);
    reserve_roles(s, people);
    reserve_mechanisms(s, people);
}

} // namespace

void clear(State& s, const Model& model, const RandomStream& random, Observer* observer) {
    s.model = &model;
    s.observer = observer;
    s.random = random;
    s.now = study_start;
    s.agenda.begin(model.horizon, model.expected_events);
    s.pending.count = 0;
    clear_people(s);
    clear_posts(s);
    clear_sums(s);
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (requires { M::clear(s); }) M::clear(s);
    });
    reserve(s);
}

[[gnu::noinline, gnu::cold]] void make_room(State& s) {
    const std::size_t people = s.people.size() * 2 + 64;
    expects(people < (1u << 24), "at most 16 million practitioners at a time");
    s.people.resize(people);
    s.people_room = people;
    s.merits.resize(people);
    s.career_paths.resize(people * s.model->in_place_slots);
    resize_beside_people(s);
}

void clear_beside(State& s, PractitionerId p) {
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::beside_people<M>) {
            if (!mechanism::kept<M>(*s.model)) return;
            const std::size_t each = mechanism::slots<M>(*s.model);
            const auto reset = [&](auto& vector) {
                for (std::size_t k = 0; k < each; ++k) vector[p.index() * each + k] = {};
            };
            std::apply([&](auto... vector) { (reset(s.*vector), ...); }, M::beside_people);
        }
    });
}

} // namespace tenure::memory

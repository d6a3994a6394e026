#include "workforce/experience.hpp"

#include "workforce/authority.hpp"

namespace tenure::experience {

namespace {

constexpr std::int32_t whole = 10'000; ///< of a norm, ten-thousandths

/// What holds since they qualified, and when the next step is.
Experience found(const State& s, const Practitioner& x) {
    Experience e;
    for (const ExperienceStepModel& step : s.model->experience_steps) {
        const Instant from = x.qualified + step.from;
        if (from > s.now) {
            e.next = from;
            break;
        }
        e.norm_share = step.share;
    }
    return e;
}

} // namespace

void find(State& s, PractitionerId p) {
    Experience& e = s.experience[p.index()];
    const Instant planned = e.next;
    e = found(s, person(s, p));
    if (e.next == never || e.next == planned) return;
    s.agenda.schedule(scheduled(e.next, static_cast<std::uint8_t>(EventType::experience),
                                person(s, p).who.bits, p.value));
}

void step(State& s, PractitionerId p) { emit(s, EventKind::arrangement_changed, p); }

void end(State& s, PractitionerId p) { s.experience[p.index()] = {}; }

void Mechanism::add_to_arrangement(const State& s, PractitionerId p, IndividualArrangement& a) {
    const std::int32_t share = s.experience[p.index()].norm_share;
    if (share != whole) a.norm_share = a.norm_share * share / whole;
}

/// A step to the share that holds anyhow is none.
void Mechanism::compile(Model& m, const Authority& a) {
    if (!a.experience) return;
    std::int32_t before = whole;
    for (const ExperienceStep& x : a.experience->steps) {
        const std::int32_t share = 100 * hundredths(x.share_of_norm);
        if (share != before) m.experience_steps.push_back({months(x.from_months), share});
        before = share;
    }
}

} // namespace tenure::experience

#include "workforce/qualification.hpp"

#include "workforce/state.hpp"

namespace tenure::qualification {

namespace {

/// Qualifications asked for by the progressions that they want, and do not hold.
std::uint32_t lacking(const State& s, const Practitioner& x) {
    const RoleModel& role = s.model->roles[x.role.index()];
    std::uint32_t asked = 0;
    for (const auto* progressions : {&role.in_place, &role.by_post})
        for (ProgressionId e : *progressions) {
            const ProgressionModel& m = s.model->progressions[e.index()];
            if (s.policy_effects.open[e.index()] && wants(s, x.aspiration, m.to))
                asked |= m.required;
        }
    return asked & ~x.held;
}

} // namespace

void seek_course(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    if (s.model->course_years.empty() || x.course >= 0 || x.status != Status::present ||
        x.outside_posts)
        return;
    const std::uint32_t wanted = lacking(s, x);
    if (wanted == 0) return;
    const int q = std::countr_zero(wanted);
    x.course = static_cast<std::int16_t>(q);
    const double wait =
        unit_exponential(address(s.random, Purpose::course, x.who, static_cast<std::uint32_t>(q)));
    set_due(s, p, Awaited::course, s.now + years(wait * s.model->enrolment_delay_years));
}

void step(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    const auto q = static_cast<std::size_t>(x.course);
    if (!x.on_course) {
        x.on_course = true;
        count(s, Count::course_pence, s.model->course_pence[q]);
        set_due(s, p, Awaited::course, s.now + years(s.model->course_years[q]));
        return emit(s, EventKind::course_begun, p, x.post, x.course);
    }
    x.on_course = false;
    x.held |= 1u << q;
    x.course = -1;
    set_due(s, p, Awaited::course, never);
    count(s, Count::courses_completed);
    emit(s, EventKind::course_completed, p, x.post, static_cast<std::int64_t>(q));
}

} // namespace tenure::qualification

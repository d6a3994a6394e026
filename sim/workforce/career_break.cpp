#include "workforce/career_break.hpp"

#include "workforce/roster.hpp"

namespace tenure::career_break {

void begin(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    x.status = Status::on_break;
    const double budget =
        unit_exponential(address(s.random, Purpose::break_length, x.who, x.revisits));
    const Law& law = s.model->career_break.length;
    set_due(s, p, Awaited::come_back, s.now + years(inverse_cumulative_hazard(law, budget)));
}

void end(State& s, PractitionerId p) {
    Practitioner& x = person(s, p);
    const Address at = address(s.random, Purpose::break_return, x.who, x.revisits);
    // There is no post to which those who worked outside posts could come back.
    const bool returns =
        !x.outside_posts && bernoulli(at, s.model->career_break.return_probability);
    emit(s, EventKind::break_ended, p, {}, returns ? 1 : 0);
    if (!returns) return roster::forget(s, p);
    x.status = Status::returning;
    clear_awaited(x);
    s.roles[x.role.index()].returners.push_back(p);
}

} // namespace tenure::career_break

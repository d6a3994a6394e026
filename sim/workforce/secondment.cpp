#include "workforce/secondment.hpp"

#include "workforce/duration.hpp"
#include "workforce/roster.hpp"

namespace tenure::secondment {

namespace {

Instant end_of(const State& s, const Practitioner& x, const Law& length, PostId to) {
    const Address at = address(s.random, Purpose::secondment, x.who, 0, post(s, to).vacancy);
    return s.now + years(duration::drawn(length, at));
}

/// Their own post has a holder again.
void note_filled(State& s, const Post& x) {
    count(s, Count::vacancies_filled);
    count(s, Count::vacancy_hours, (s.now - x.vacant_since).count() / 3'600'000'000);
}

} // namespace

void begin(State& s, PractitionerId p, ProgressionId by, PostId to) {
    const ProgressionModel& m = s.model->progressions[by.index()];
    Practitioner& x = person(s, p);
    const PostId own = x.post;
    Secondment& mine = s.secondments[p.index()];
    mine = {own, x.role, x.pay_point, x.in_role_since, end_of(s, x, m.secondment, to)};
    x.competes = false;
    post(s, own).kept_for = p;
    emit(s, EventKind::secondment_begun, p, to);
    roster::vacate(s, p);
    roster::occupy(s, p, to);
    roster::change_role(s, p, m.to, by);
    s.agenda.schedule(scheduled(mine.ends, static_cast<std::uint8_t>(EventType::secondment),
                                x.who.bits, p.value));
}

void end(State& s, PractitionerId p) {
    const Secondment mine = s.secondments[p.index()];
    s.secondments[p.index()] = {};
    Practitioner& x = person(s, p);
    x.competes = true;
    emit(s, EventKind::secondment_ended, p, mine.kept);
    roster::vacate(s, p);
    post(s, mine.kept).kept_for = {};
    note_filled(s, post(s, mine.kept));
    roster::occupy(s, p, mine.kept);
    roster::change_role(s, p, mine.role, {}, mine.pay_point);
    x.in_role_since = mine.in_role_since;
}

void give_up(State& s, PractitionerId p) {
    const PostId kept = s.secondments[p.index()].kept;
    if (!kept) return;
    s.secondments[p.index()] = {};
    person(s, p).competes = true;
    post(s, kept).kept_for = {};
    emit(s, EventKind::kept_no_longer, p, kept);
}

} // namespace tenure::secondment

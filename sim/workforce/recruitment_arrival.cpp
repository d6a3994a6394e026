#include "workforce/recruitment_arrival.hpp"

#include "workforce/roster.hpp"
#include "workforce/secondment.hpp"
#include "workforce/traits.hpp"

namespace tenure::recruitment {

namespace {

void note_appointment(State& s, RoleId role, bool inside) {
    count(s, inside ? Count::posts_filled_inside : Count::posts_filled_outside);
    if (s.model->roles[role.index()].track != Track::management) return;
    count(s, Count::manager_appointments);
    if (inside) count(s, Count::manager_appointments_inside);
}

/// The name under which an outsider draws random numbers. @param applied as whom, if there was a
/// field
Entity outsider_name(State& s, Post& x, RoleId role, Entity applied) {
    const OutsideIdentity by = rules(s).outside_identity;
    if (by == OutsideIdentity::holder) return post_holder(x.id.value, x.holders++);
    if (by == OutsideIdentity::applicant && applied.bits != 0) return applied;
    return hire(role.value, s.roles[role.index()].hired++);
}

void start_returner(State& s, PostId p) {
    const PractitionerId who = post(s, p).incoming;
    post(s, p).incoming = {};
    count(s, Count::breaks_returned);
    traits::draw_returner_traits(s, who);
    roster::occupy(s, who, p);
    roster::start(s, who, person(s, who).role, StartedFrom::break_return);
}

/// A transfer makes nobody a manager who was none.
void note_move(State& s, ProgressionId by) {
    if (!by) {
        count(s, Count::posts_filled_inside);
        return count(s, Count::transfers);
    }
    const ProgressionModel& m = s.model->progressions[by.index()];
    note_appointment(s, m.to, true);
    if (m.kind == ProgressionKind::lateral) return count(s, Count::lateral_moves);
    count(s, Count::promotions);
    count(s, RoleCount::promotions_into, m.to);
}

/// The colleague leaves their post, which is kept for them, for this one.
void second_colleague(State& s, PractitionerId who, PostId to, ProgressionId by) {
    end_chain(s, post(s, to));
    post(s, to).incoming = {};
    person(s, who).moving_to = {};
    secondment::begin(s, who, by, to);
}

} // namespace

void appoint_outsider(State& s, Post& x, RoleId role, Entity applied) {
    x.outsider = outsider_name(s, x, role, applied);
    x.applicant = applied.bits != 0 ? applied : x.outsider;
}

Duration appointed_at_start(State& s, Post& x) {
    if (!rules(s).appointed_at_start) return {};
    const RoleId role = family_of(s, x).recruits;
    const double appointed = s.model->roles[role.index()].applicants_per_year *
                             rules(s).outside_appointable * in_years(time_to_start(s));
    const int empty = std::max(1, s.roles[role.index()].empty_at_start);
    if (uniform(address(s.random, Purpose::round, x.vacancy, 1)) * empty >= appointed) return {};
    appoint_outsider(s, x, role, {});
    const double left = uniform(address(s.random, Purpose::round, x.vacancy, 2));
    return years(left * in_years(time_to_start(s)));
}

void start_outsider(State& s, PostId p) {
    const RoleId role = family_of(s, post(s, p)).recruits;
    note_appointment(s, role, false);
    count(s, Count::starters_outside);
    count(s, Count::induction_pence, pence(rules(s).induction_gbp));
    const PractitionerId who = roster::appear(s, post(s, p).outsider);
    person(s, who).judged = post(s, p).applicant;
    traits::draw_outsider_traits(s, who, role);
    roster::occupy(s, who, p);
    roster::start(s, who, role, StartedFrom::outside);
}

void move_colleague(State& s, PractitionerId who, PostId to, ProgressionId by) {
    const bool seconded = by && s.model->progressions[by.index()].is_secondment();
    note_move(s, by);
    if (seconded && person(s, who).post) return second_colleague(s, who, to, by);
    const RoleId chain_from = post(s, to).chain_from;
    const std::uint32_t length = post(s, to).chain_length;
    post(s, to).chain_from = {};
    post(s, to).chain_length = 0;
    post(s, to).incoming = {};
    person(s, who).moving_to = {};
    if (const PostId left = person(s, who).post) {
        post(s, left).chain_from = chain_from;
        post(s, left).chain_length = length;
        roster::vacate(s, who);
    }
    roster::occupy(s, who, to);
    if (by) return roster::change_role(s, who, s.model->progressions[by.index()].to, by);
    emit(s, EventKind::transferred, who, to);
}

void come(State& s, PostId p) {
    Post& x = post(s, p);
    set_search(s, x, Search::none);
    x.due = never;
    note_filled(s, x);
    if (x.incoming && !x.returns)
        return move_colleague(s, x.incoming, p, person(s, x.incoming).moving_by);
    end_chain(s, x);
    x.incoming ? start_returner(s, p) : start_outsider(s, p);
}

} // namespace tenure::recruitment

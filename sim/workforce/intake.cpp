#include "workforce/intake.hpp"

#include "workforce/roster.hpp"
#include "workforce/traits.hpp"

#include <algorithm>
#include <limits>

namespace tenure::intake {

namespace {

/// Empty and nobody appointed to it; of the right family, and team where one is named.
bool free_for(const State& s, const Post& x, const IntakeModel& m) {
    return can_be_taken(x) && x.family == s.model->roles[m.role.index()].family &&
           (!m.team || x.team == m.team);
}

/// Those the intake may take, longest empty last.
void find_free(State& s, const IntakeModel& m) {
    s.free_posts.clear();
    for (const Post& x : s.posts)
        if (free_for(s, x, m)) s.free_posts.push_back(x.id);
    std::sort(s.free_posts.begin(), s.free_posts.end(), [&](PostId a, PostId b) {
        const Instant since_a = post(s, a).vacant_since, since_b = post(s, b).vacant_since;
        return since_a > since_b || (since_a == since_b && a.value > b.value);
    });
}

/// Whether one more newly qualified is not too many among the team's posts of the family.
bool has_room_for_learner(const State& s, const Post& vacant) {
    const double most = s.model->recruitment.largest_learner_share;
    if (most >= 1) return true;
    int posts = 0, learners = 1;
    for (const Post& x : s.posts) {
        if (x.family != vacant.family || x.team != vacant.team || x.abolished) continue;
        ++posts;
        if (x.holder)
            learners += s.model->roles[person(s, x.holder).role.index()].track == Track::learning;
    }
    return learners <= most * posts;
}

/// The longest empty where there is room; what is passed over is left for the next intake.
PostId take_free_post(State& s) {
    while (!s.free_posts.empty()) {
        const PostId at = s.free_posts.back();
        s.free_posts.pop_back();
        if (has_room_for_learner(s, post(s, at))) return at;
    }
    return {};
}

void take_seat(State& s, const IntakeModel& m, Entity who) {
    const PostId at = take_free_post(s);
    if (!at && !m.beyond_establishment) return;
    const PractitionerId p = roster::appear(s, who);
    traits::draw_outsider_traits(s, p, m.role);
    if (at) {
        emit(s, EventKind::post_taken, p, at);
        roster::occupy(s, p, at);
    } else {
        person(s, p).team = m.team;
        person(s, p).competes = false;
        s.supernumerary.push_back(p);
    }
    roster::start(s, p, m.role, StartedFrom::intake);
}

/// No more than would come at all.
int people_to_be_had(const State& s, const IntakeModel& m, std::uint32_t name) {
    if (m.supply < 0) return std::numeric_limits<int>::max();
    return whole_number(address(s.random, Purpose::intake_supply, intake_seat(name, 0)), m.supply);
}

} // namespace

void come(State& s, std::size_t intake, std::uint32_t year) {
    const IntakeModel& m = s.model->intakes[intake];
    expects(intake < 16 && year < 256, "an intake's name holds 16 intakes of 256 years");
    const auto name = static_cast<std::uint32_t>(intake) << 8 | year;
    const Address at = address(s.random, Purpose::count, intake_seat(name, 0));
    const int seats = whole_number(at, m.seats + s.policy_effects.intake_seats[intake]);
    find_free(s, m);
    for (int k = 0; k < std::min(seats, people_to_be_had(s, m, name)); ++k)
        take_seat(s, m, intake_seat(name, static_cast<std::uint32_t>(k)));
}

void schedule_arrival(State& s, std::size_t stream) {
    const ArrivalModel& m = s.model->arrivals[stream];
    if (!(m.rate > 0)) return;
    const Entity next = arrival(static_cast<std::uint32_t>(stream), s.arrived[stream]);
    const double wait = unit_exponential(address(s.random, Purpose::arrival, next)) / m.rate;
    s.agenda.schedule(scheduled(s.now + years(wait), static_cast<std::uint8_t>(EventType::arrival),
                                static_cast<std::uint32_t>(stream), 0));
}

void arrive(State& s, std::size_t stream) {
    const ArrivalModel& m = s.model->arrivals[stream];
    const PractitionerId p =
        roster::appear(s, arrival(static_cast<std::uint32_t>(stream), s.arrived[stream]++));
    traits::draw_outsider_traits(s, p, m.role);
    Practitioner& x = person(s, p);
    x.team = m.team;
    x.outside_posts = true;
    x.competes = false;
    roster::start(s, p, m.role, StartedFrom::outside);
    schedule_arrival(s, stream);
}

} // namespace tenure::intake

#include "workforce/intake.hpp"

#include "workforce/roster.hpp"
#include "workforce/traits.hpp"

#include <algorithm>
#include <array>
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

/// A seat's number between 0 and 1: by which route it is sought, or what comes of it.
double of_seat(const State& s, Entity seat, std::uint32_t which) {
    return uniform(address(s.random, Purpose::supply, seat, which));
}

/// The route by which a seat is sought, in proportion to shares.
std::size_t route_of(const State& s, const IntakeModel& m, Entity seat) {
    double left = of_seat(s, seat, 0) * m.shares;
    std::size_t r = 0;
    while (r + 1 < m.routes.size() && left >= m.routes[r].share) left -= m.routes[r++].share;
    return r;
}

bool has_people(const SupplyRoute& r, int year) {
    return year >= r.first_year && (year - r.first_year) % r.every_years == 0;
}

/// Places that a route has this time.
int places_of(const State& s, const SupplyRoute& r, std::size_t route, std::uint32_t name,
              int year) {
    if (!has_people(r, year)) return 0;
    if (r.places < 0) return std::numeric_limits<int>::max();
    const auto which = static_cast<std::uint32_t>(route);
    return whole_number(address(s.random, Purpose::intake_supply, intake_seat(name, which)),
                        r.places);
}

/// Whether somebody takes up a place for a seat, and comes.
bool supplied(const State& s, const SupplyRoute& r, Entity seat) {
    return of_seat(s, seat, 1) < r.fill && of_seat(s, seat, 2) >= r.drop_out;
}

std::uint32_t year_name(std::size_t intake, std::uint32_t year) {
    expects(intake < most_intakes && year < 256, "an intake's name holds 16 intakes of 256 years");
    return static_cast<std::uint32_t>(intake) << 8 | year;
}

/// A seat and its year in one number, for those who start after the intake's day.
constexpr std::uint32_t late_tag(std::uint32_t year, std::uint32_t seat) {
    return year | (seat + 1) << 8;
}

void start_seat(State& s, const IntakeModel& m, const SupplyRoute& r, Entity seat) {
    count(s, Count::induction_pence, pence(r.cost_gbp));
    take_seat(s, m, seat);
}

/// What the routes answer to so many seats.
void seek_seats(State& s, std::size_t intake, std::uint32_t year, int seats) {
    const IntakeModel& m = s.model->intakes[intake];
    const std::uint32_t name = year_name(intake, year);
    std::array<int, most_routes> places{};
    for (std::size_t r = 0; r < m.routes.size(); ++r)
        places[r] = places_of(s, m.routes[r], r, name, m.years[year]);
    for (int k = 0; k < seats; ++k) {
        const Entity seat = intake_seat(name, static_cast<std::uint32_t>(k));
        const std::size_t which = route_of(s, m, seat);
        const SupplyRoute& r = m.routes[which];
        if (places[which]-- <= 0 || !supplied(s, r, seat)) continue;
        if (r.lag_days == 0) {
            start_seat(s, m, r, seat);
            continue;
        }
        schedule_date(s, s.now + days(r.lag_days), EventType::intake, intake,
                      late_tag(year, static_cast<std::uint32_t>(k)));
    }
}

/// Somebody of an earlier intake's day starts.
void come_late(State& s, std::size_t intake, std::uint32_t tag) {
    const IntakeModel& m = s.model->intakes[intake];
    const Entity seat = intake_seat(year_name(intake, tag & 255), (tag >> 8) - 1);
    start_seat(s, m, m.routes[route_of(s, m, seat)], seat);
}

} // namespace

void come(State& s, std::size_t intake, std::uint32_t tag) {
    const IntakeModel& m = s.model->intakes[intake];
    find_free(s, m);
    if (tag >> 8 != 0) return come_late(s, intake, tag);
    const std::uint32_t name = year_name(intake, tag);
    const Address at = address(s.random, Purpose::count, intake_seat(name, 0));
    const double usual = m.seats * s.year.of(YearActsOn::applicants);
    const int seats = whole_number(at, usual + s.policy_effects.intake_seats[intake]);
    if (!m.routes.empty()) return seek_seats(s, intake, tag, seats);
    for (int k = 0; k < seats; ++k)
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

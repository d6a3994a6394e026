#include "workforce/opening.hpp"

#include "workforce/intake.hpp"
#include "workforce/mechanisms.hpp"
#include "workforce/outside_cover.hpp"
#include "workforce/period.hpp"
#include "workforce/policy_effects.hpp"
#include "workforce/reactions.hpp"
#include "workforce/recruitment.hpp"
#include "workforce/recruitment_field.hpp"
#include "workforce/roster.hpp"
#include "workforce/traits.hpp"

#include <algorithm>

namespace tenure::opening {

namespace {

void clear_roles(State& s) {
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        RoleState& role = s.roles[r];
        role.people.clear();
        role.applicants.clear();
        role.returners.clear();
        role.hired = role.searches = role.next_applicant = 0;
        role.heads = role.fte = 0;
        role.adverts = 0;
        role.empty_at_start = 0;
        role.usual_adverts = 0; // until the posts that are empty have been advertised
        const Entity first = applicant(static_cast<std::uint32_t>(r), 0);
        role.stream = {};
        if (!(s.model->roles[r].applicants_per_year > 0)) continue;
        role.stream.budget = unit_exponential(address(s.random, Purpose::arrival, first));
        role.stream.hazard = field::stream_rate(s, RoleId(r));
        // The stream has run for as long as a round that is under way at the start.
        const RecruitmentParameters& rules = s.model->recruitment;
        role.stream.since = study_start - days(rules.advertising_days) - days(rules.selection_days);
    }
}

void make_posts(State& s) {
    // Each made in place; to copy one over and over would wait for memory.
    for (const PostGroupModel& g : s.model->post_groups) {
        std::size_t i = s.posts.size();
        s.posts.resize(i + static_cast<std::size_t>(g.posts));
        for (; i < s.posts.size(); ++i) {
            s.posts[i].family = g.family;
            s.posts[i].team = g.team;
            s.posts[i].id = PostId(i);
        }
    }
    s.establishment = s.vacant = static_cast<std::int64_t>(s.posts.size());
}

/// Of a family in a team; the number of posts if there is none.
std::size_t first_post(const Model& m, FamilyId family, TeamId team) {
    std::size_t before = 0;
    for (const PostGroupModel& g : m.post_groups) {
        if (g.family == family && g.team == team) return before;
        before += static_cast<std::size_t>(g.posts);
    }
    return before;
}

/// The next empty post of a family in a team; posts are handed out from the first on.
PostId next_empty(const State& s, FamilyId family, TeamId team, std::size_t& from) {
    for (; from < s.posts.size(); ++from) {
        const Post& x = s.posts[from];
        if (!x.holder && x.family == family && x.team == team) return x.id;
    }
    return {};
}

/// Hundredths of the k-th of a group whose hours are stated: the first of them are part-timers, one
/// of them with what is left over; where that is not enough, all work alike.
std::int32_t stated_fte(const State& s, const StaffGroupModel& g, std::uint32_t k) {
    const auto heads = static_cast<std::int64_t>(g.heads);
    const std::int64_t fewer = 100 - hundredths(s.model->population.part_time_fte);
    const std::int64_t missing_hours = 100 * heads - g.fte;
    if (missing_hours > fewer * heads)
        return static_cast<std::int32_t>(g.fte / heads + (k < g.fte % heads ? 1 : 0));
    const std::int64_t left = missing_hours - fewer * k;
    return static_cast<std::int32_t>(100 - std::clamp(left, std::int64_t{0}, fewer));
}

void seat(State& s, const StaffGroupModel& g, Entity who, std::uint32_t k, std::size_t& from) {
    const PractitionerId p = roster::appear(s, who);
    traits::draw_initial_traits(s, p, g.role, g.outside_posts);
    if (g.fte > 0) person(s, p).fte = stated_fte(s, g, k);
    person(s, p).team = g.team;
    if (g.away && s.model->on.absence) s.absence[p.index()].away_at_start = true;
    if (!g.outside_posts) {
        const PostId at = next_empty(s, s.model->roles[g.role.index()].family, g.team, from);
        expects(static_cast<bool>(at), "there are posts for all of the staff at the start");
        roster::occupy(s, p, at);
    }
    roster::start(s, p, g.role, StartedFrom::initial);
}

/// The staff list's people; the last of the groups' numbers is theirs.
void seat_members(State& s) {
    constexpr std::uint32_t list = most_staff_groups;
    for (std::size_t k = 0; k < s.model->members.size(); ++k) {
        const MemberModel& m = s.model->members[k];
        const PractitionerId p =
            roster::appear(s, initial_staff(list, static_cast<std::uint32_t>(k)));
        traits::draw_listed_traits(s, p, m);
        person(s, p).team = m.team;
        const FamilyId family = s.model->roles[m.role.index()].family;
        std::size_t from = first_post(*s.model, family, m.team);
        const PostId at = next_empty(s, family, m.team, from);
        expects(static_cast<bool>(at), "there are posts for everybody on the staff list");
        roster::occupy(s, p, at);
        roster::start(s, p, m.role, StartedFrom::initial);
    }
}

/// Whether the group before is of the same family and team, so that its posts go on where those
/// end.
bool goes_on(const Model& m, std::size_t g) {
    if (g == 0 || m.staff[g].team != m.staff[g - 1].team) return false;
    return m.roles[m.staff[g].role.index()].family == m.roles[m.staff[g - 1].role.index()].family;
}

void populate(State& s) {
    std::size_t from = 0;
    for (std::size_t g = 0; g < s.model->staff.size(); ++g) {
        const StaffGroupModel& group = s.model->staff[g];
        const auto name = static_cast<std::uint32_t>(g);
        const Address at = address(s.random, Purpose::count, initial_staff(name, 0));
        const auto heads = group.drawn ? poisson(at, group.heads)
                                       : static_cast<std::uint32_t>(whole_number(at, group.heads));
        const FamilyId family = s.model->roles[group.role.index()].family;
        if (!goes_on(*s.model, g)) from = first_post(*s.model, family, group.team);
        for (std::uint32_t k = 0; k < heads; ++k) seat(s, group, initial_staff(name, k), k, from);
    }
    seat_members(s);
    reactions::handle_pending(s);
    for (const Post& x : s.posts)
        if (!x.holder)
            ++s.roles[s.model->families[x.family.index()].recruits.index()].empty_at_start;
    for (std::size_t i = 0; i < s.posts.size(); ++i) {
        if (s.posts[i].holder || s.posts[i].kept_for || s.posts[i].search != Search::none) continue;
        recruitment::open_at_start(s, PostId(i));
        reactions::handle_pending(
            s); // a colleague who moves leaves a post behind, which may stand later in the list
    }
    field::begin_market(s);
}

} // namespace

void begin(State& s) {
    policy_effects::set_baseline(s);
    clear_roles(s);
    period::begin(s);
    make_posts(s);
    populate(s);
    // Stated agency staff are there before cases are given out, for they hold them too.
    const auto& agency = s.model->cover.agency;
    const bool stated = s.model->on.cover && agency && agency->covering_at_start;
    if (stated) {
        cover::begin(s);
        reactions::handle_pending(s);
    }
    if (s.model->on.casework) casework::begin(s);
    if (s.model->on.cover) {
        if (!stated) cover::begin(s);
        outside_cover::begin(s);
    }
    reactions::handle_pending(s);
}

void schedule_dates(State& s) {
    const Model& m = *s.model;
    const auto at = [&](Instant t, EventType type, std::size_t which, std::size_t tag = 0) {
        schedule_date(s, t, type, which, tag);
    };
    for (std::size_t i = 0; i + 1 < m.periods.size(); ++i)
        at(m.periods[i].end, EventType::period_end, i);
    for (std::size_t b = 0; b < m.blocks.size(); ++b) {
        at(m.blocks[b].start, EventType::policy, b);
        if (m.blocks[b].end < m.horizon && m.blocks[b].end > m.blocks[b].start)
            at(m.blocks[b].end, EventType::policy, b);
    }
    if (m.uses_pay)
        for (std::size_t i = 0; i < m.increments.size(); ++i)
            at(m.increments[i], EventType::increment, i);
    for (std::size_t i = 0; i < m.intakes.size(); ++i)
        for (std::size_t k = 0; k < m.intakes[i].dates.size(); ++k)
            at(m.intakes[i].dates[k], EventType::intake, i, k);
    for (std::size_t i = 0; i < m.arrivals.size(); ++i) intake::schedule_arrival(s, i);
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (requires { M::schedule_dates(s); })
            if (M::on(*s.model)) M::schedule_dates(s);
    });
}

} // namespace tenure::opening

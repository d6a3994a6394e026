#include "workforce/change_of_rules.hpp"

#include "workforce/leaving.hpp"
#include "workforce/mechanisms.hpp"
#include "workforce/policy_effects.hpp"
#include "workforce/progression.hpp"
#include "workforce/reactions.hpp"
#include "workforce/recruitment.hpp"
#include "workforce/roster.hpp"

namespace tenure::change_of_rules {

namespace {

void reconsider_mechanisms(State& s) {
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::follows_rules<M>)
            if (M::on(*s.model)) M::rules_changed(s);
    });
}

/// On notice or not; a process that concerns only those who stay says so itself.
void reconsider_person(State& s, PractitionerId p) {
    if (person(s, p).status == Status::present) progression::reconsider(s, p);
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::follows_rules_by_person<M>)
            if (M::on(*s.model)) M::rules_changed(s, p);
    });
    leaving::reconsider(s, p);
    schedule(s, p);
}

/// With whoever holds them, those with a holder first.
void move_some(State& s, FamilyId family, TeamId from, TeamId to, int posts) {
    for (const bool held : {true, false})
        for (std::size_t i = 0; i < s.posts.size() && posts > 0; ++i) {
            Post& x = s.posts[i];
            if (x.family != family || x.team != from || x.abolished || x.agency_only ||
                static_cast<bool>(x.holder) != held)
                continue;
            --posts;
            x.team = to;
            if (x.holder) person(s, x.holder).team = to;
            emit(s, EventKind::post_moved, x.holder, x.id);
        }
}

/// Visits each group of posts that a block which begins or ends at this instant turns or moves.
template <class Visit> void for_posts_turning(State& s, Visit visit) {
    for (const BlockModel& b : s.model->blocks) {
        if (b.start >= b.end || (b.start != s.now && b.end != s.now)) continue;
        for (std::size_t group : b.post_groups)
            visit(b, s.model->post_groups[group], b.start == s.now);
    }
}

void regrade_posts(State& s) {
    for_posts_turning(s, [&](const BlockModel& b, const PostGroupModel& g, bool begins) {
        if (!b.regraded_from) return;
        begins ? recruitment::regrade_posts(s, b.regraded_from, g.family, g.team, b.posts)
               : recruitment::regrade_posts(s, g.family, b.regraded_from, g.team, b.posts);
    });
}

void move_posts(State& s) {
    for_posts_turning(s, [&](const BlockModel& b, const PostGroupModel& g, bool begins) {
        if (!b.moved_from) return;
        begins ? move_some(s, g.family, b.moved_from, g.team, b.posts)
               : move_some(s, g.family, g.team, b.moved_from, b.posts);
    });
}

/// Everything is brought up to the policy effects in force, mechanisms in the order of their list.
void change(State& s) {
    policy_effects::set(s);
    roster::revalue(s);
    recruitment::reconsider_streams(s);
    if (s.model->may_freeze) recruitment::thaw(s);
    reconsider_mechanisms(s);
    reactions::handle_pending(
        s); // whoever has just started begins their role before it is reconsidered
    for (std::size_t i = 0; i < s.people_known; ++i) {
        const Status status = s.people[i].status;
        if (status == Status::present || status == Status::on_notice)
            reconsider_person(s, PractitionerId(i));
    }
    reactions::handle_pending(s);
}

} // namespace

void change_policy(State& s, std::size_t block) {
    const BlockModel& b = s.model->blocks[block];
    const bool begins = policy_effects::in_force(s, b);
    if (s.posts_changed_at != s.now) { // with the first of the blocks that begin or end now
        s.posts_changed_at = s.now;
        for (std::size_t group = 0; group < s.model->post_groups.size(); ++group)
            recruitment::change_posts(s, group, policy_effects::posts_changing(s, group));
        reactions::handle_pending(s);
        regrade_posts(s);
        // One at a time: whoever takes one may leave another empty.
        while (recruitment::regrade_an_empty_post(s)) reactions::handle_pending(s);
        move_posts(s);
    }
    if (b.pilot >= 0) {
        const auto pilot = static_cast<std::size_t>(b.pilot);
        begins ? school_pilot::begin(s, pilot) : school_pilot::end(s, pilot);
    }
    change(s);
}

void begin_year(State& s, std::size_t year) {
    year_effects::enter(s, year);
    change(s);
    if (!s.model->on.absence) return;
    for (std::size_t i = 0; i < s.people_known; ++i)
        if (s.people[i].status == Status::present || s.people[i].status == Status::on_notice)
            absence::reconsider(s, PractitionerId(i));
}

void grow(State& s) {
    year_effects::end_quarter(s);
    for (auto change = year_effects::next_change(s); change.by != 0;
         change = year_effects::next_change(s)) {
        recruitment::change_posts(s, change.group, change.by);
        reactions::handle_pending(s);
    }
}

void increment_pay(State& s) {
    accrue(s);
    ++s.increments;
    for (RoleState& role : s.roles)
        for (PractitionerId p : role.people) roster::increment(s, p);
    if (s.model->pay.market_pay_growth != 0) change(s);
}

} // namespace tenure::change_of_rules

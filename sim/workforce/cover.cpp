#include "workforce/cover.hpp"

#include "workforce/cover_need.hpp"
#include "workforce/duration.hpp"
#include "workforce/extra_agency.hpp"
#include "workforce/peripatetic_pool.hpp"
#include "workforce/roster.hpp"
#include "workforce/state.hpp"
#include "workforce/traits.hpp"

#include <algorithm>

namespace tenure::cover {

namespace {

CoverState& state(State& s) { return s.cover; }

PostCover& cover_of(State& s, PostId p) {
    auto& all = state(s).posts;
    if (all.size() < s.posts.size()) all.resize(s.posts.size());
    return all[p.index()];
}

Entity name(const PostCover& c) { return cover_request(c.role.value, c.request); }

void schedule(State& s, PostId p, Instant when) {
    cover_of(s, p).due = when;
    s.agenda.schedule(scheduled(when, static_cast<std::uint8_t>(EventType::cover), p.value, 0));
}

// --- the peripatetic pool ----------------------------------------------------------------------

/// Long vacancies are left to agencies where the pool is kept for what passes.
bool pool_may_cover(const State& s, PostId p) {
    const Post& x = post(s, p);
    if (x.agency_only) return false;
    if (!s.model->cover.pool_for_temporary_needs) return true;
    return x.holder || x.kept_for || x.search == Search::appointed || x.search == Search::ready;
}

bool send_from_pool(State& s, PostId p) {
    PostCover& c = cover_of(s, p);
    if (s.model->roles[c.role.index()].norm == 0 || !pool_may_cover(s, p)) return false;
    const PractitionerId who = pool::somebody_free(s);
    if (!who) return false;
    pool::set_covering(s, who, true);
    c.stage = CoverStage::engaged;
    c.peripatetic = true;
    c.worker = who;
    c.due = c.ends = c.converts = never;
    count(s, Count::cover_by_pool);
    emit(s, EventKind::cover_began, who, p, covers_from_pool);
    return true;
}

// --- agencies ----------------------------------------------------------------------------------

bool book_agency(State& s, PostId p) {
    PostCover& c = cover_of(s, p);
    if (!agency_supply::serves(s, c.role) || !agency_supply::under_cap(s)) return false;
    if (!agency_supply::offers(s, c, has_cases(s, p)) && !agency_supply::own_leaver_offers(s))
        return false;
    c.stage = CoverStage::coming;
    state(s).coming_fte += 100;
    const Law& lead = s.model->cover.agency->lead_time;
    schedule(s, p,
             s.now + years(duration::drawn(
                         lead, address(s.random, Purpose::agency_lead, name(c), c.tries))));
    return true;
}

void charge(State& s, const PostCover& c, int heads) {
    pool::accrue(s);
    const std::int64_t fte = std::int64_t{100} * heads, rate = fte * c.pence_per_week;
    state(s).agency_fte += fte;
    state(s).agency_rate += rate;
    if (c.backfills) state(s).backfill_rate += rate;
}

PractitionerId hire_through_agency(State& s, PostId p) {
    const PostCover c = cover_of(s, p);
    const PractitionerId who = roster::appear(s, agency_worker(c.role.value, c.request));
    Practitioner& x = person(s, who);
    x.role = c.role;
    x.team = post(s, p).team;
    x.status = Status::agency;
    x.joined = x.in_role_since = s.now;
    x.qualified = s.now - years(agency_supply::experience_years(s, c));
    x.born = x.qualified - years(24);
    return who;
}

/// When the worker would rather have the post for good; only a vacant one can be had.
Instant conversion(State& s, PostId p) {
    const double rate = s.model->cover.agency->conversion_per_year;
    if (!(rate > 0) || post(s, p).holder || post(s, p).kept_for || post(s, p).agency_only)
        return never;
    const Entity who = name(cover_of(s, p));
    return s.now +
           years(unit_exponential(address(s.random, Purpose::agency_conversion, who)) / rate);
}

/// @param left of the assignment, as a share: 1 for one that begins
void engage(State& s, PostId p, double left) {
    const PractitionerId who = hire_through_agency(s, p);
    PostCover& c = cover_of(s, p);
    const Law& law = s.model->cover.agency->assignment;
    c.stage = CoverStage::engaged;
    c.peripatetic = false;
    c.backfills = post(s, p).holder || post(s, p).kept_for;
    c.worker = who;
    c.ends = s.now + years(left * duration::drawn(law, address(s.random, Purpose::agency_assignment,
                                                               name(c), c.tries)));
    c.converts = conversion(s, p);
    c.pence_per_week = agency_supply::price(s, c.role);
    charge(s, c, 1);
    count(s, Count::cover_by_agency);
    schedule(s, p, std::min(c.ends, c.converts));
    emit(s, EventKind::cover_began, who, p, covers_from_agency);
}

void arrive(State& s, PostId p) {
    state(s).coming_fte -= 100;
    engage(s, p, 1);
}

// --- a post's need -----------------------------------------------------------------------------

void try_again_later(State& s, PostId p) {
    PostCover& c = cover_of(s, p);
    c.stage = CoverStage::unmet;
    ++c.tries;
    count(s, Count::cover_unmet);
    emit(s, EventKind::cover_failed, {}, p);
    const auto& agency = s.model->cover.agency;
    if (agency && agency_supply::serves(s, c.role))
        schedule(s, p, s.now + days(7 * agency->retry_weeks));
    else
        c.due = never; // until somebody of the pool is free
}

void seek(State& s, PostId p) {
    if (!send_from_pool(s, p) && !book_agency(s, p)) try_again_later(s, p);
}

void ask(State& s, PostId p, RoleId role) {
    PostCover& c = cover_of(s, p);
    c = {};
    c.role = role;
    c.request = state(s).requests[role.index()]++;
    count(s, Count::cover_requests);
}

/// The worker goes; the post is left without cover.
void release(State& s, PostId p) {
    PostCover& c = cover_of(s, p);
    const PractitionerId who = c.worker;
    if (c.peripatetic)
        pool::set_covering(s, who, false);
    else
        charge(s, c, -1);
    c.worker = {};
    c.stage = CoverStage::unneeded;
    c.due = never;
    emit(s, EventKind::cover_ended, who, p);
}

/// As what an agency worker takes a post for good: what they have covered, unless the post has been
/// regraded since.
RoleId role_to_take(const State& s, const Post& x, RoleId covered) {
    const bool fits = s.model->roles[covered.index()].family == x.family;
    return fits ? covered : s.model->families[x.family.index()].recruits;
}

/// The agency worker takes the post for good.
void convert(State& s, PostId p) {
    PostCover& c = cover_of(s, p);
    const PractitionerId who = c.worker;
    const RoleId role = role_to_take(s, post(s, p), c.role);
    charge(s, c, -1);
    c = {};
    count(s, Count::agency_conversions);
    count(s, Count::starters_outside);
    count(s, Count::posts_filled_outside);
    emit(s, EventKind::agency_converted, who, p);
    emit(s, EventKind::post_taken, who, p);
    traits::draw_outsider_traits(s, who, role);
    roster::occupy(s, who, p);
    roster::start(s, who, role, StartedFrom::outside);
}

/// An assignment's time is up. Where the need lasts it is asked for anew.
void end_assignment(State& s, PostId p) {
    const RoleId role = cover_of(s, p).role;
    const bool beyond = post(s, p).agency_only;
    const bool goes_on = !beyond || extra_agency::goes_on(s);
    release(s, p);
    if (!goes_on) return;
    ask(s, p, role);
    beyond ? engage(s, p, 1) : seek(s, p);
}

void step_engaged(State& s, PostId p) {
    PostCover& c = cover_of(s, p);
    if (s.now < c.converts) return end_assignment(s, p);
    if (!post(s, p).holder && !post(s, p).kept_for) return convert(s, p);
    c.converts = never;
    schedule(s, p, c.ends);
}

/// At the start: engaged some time ago, or nobody was to be had.
void begin_vacant(State& s, PostId p) {
    ask(s, p, role_to_cover(s, post(s, p)));
    PostCover& c = cover_of(s, p);
    if (send_from_pool(s, p)) return;
    if (!agency_supply::serves(s, c.role) || !agency_supply::under_cap(s) ||
        !agency_supply::offers(s, c, has_cases(s, p)))
        return try_again_later(s, p);
    engage(s, p, uniform(address(s.random, Purpose::grid, name(c))));
}

/// Asked for and engaged some time before the start.
void begin_engaged(State& s, PostId p, RoleId role) {
    ask(s, p, role);
    engage(s, p, uniform(address(s.random, Purpose::grid, name(cover_of(s, p)))));
}

/// So many of these vacancies are covered at the start, spread evenly over the list.
void begin_stated(State& s, const std::vector<PostId>& vacant, std::size_t covered) {
    const std::size_t all = vacant.size();
    for (std::size_t i = 0; i < all; ++i) {
        const RoleId role = role_to_cover(s, post(s, vacant[i]));
        if ((i + 1) * covered / all > i * covered / all) {
            begin_engaged(s, vacant[i], role);
        } else {
            ask(s, vacant[i], role);
            try_again_later(s, vacant[i]);
        }
    }
}

/// A stated number of vacancies is covered, those with cases first.
/// @return how many of the stated have no vacancy that they could cover
std::size_t begin_stated(State& s) {
    std::vector<PostId>&with_cases = s.cover.with_cases, &others = s.cover.without_cases;
    with_cases.clear();
    others.clear();
    for (std::size_t i = 0; i < s.posts.size(); ++i) {
        const PostId p(i);
        if (post(s, p).holder || cover_of(s, p).stage != CoverStage::unneeded || !is_needed(s, p) ||
            !agency_supply::serves(s, role_to_cover(s, post(s, p))))
            continue;
        (has_cases(s, p) ? with_cases : others).push_back(p);
    }
    const auto wanted = static_cast<std::size_t>(*s.model->cover.agency->covering_at_start);
    const std::size_t first = std::min(wanted, with_cases.size());
    const std::size_t second = std::min(wanted - first, others.size());
    begin_stated(s, with_cases, first);
    begin_stated(s, others, second);
    return wanted - first - second;
}

/// Of agency staff beyond vacancies some cover those who are away at the start.
/// @return how many are left
std::size_t cover_absent(State& s, std::size_t wanted) {
    for (std::size_t i = 0; i < s.posts.size() && wanted > 0 && s.model->on.absence; ++i) {
        const PostId p(i);
        const PractitionerId holder = post(s, p).holder;
        if (!holder || !absence_of(s, holder).away_at_start || !is_needed(s, p)) continue;
        if (!agency_supply::serves(s, person(s, holder).role)) continue;
        begin_engaged(s, p, person(s, holder).role);
        --wanted;
    }
    return wanted;
}

} // namespace

void want(State& s, PostId p) {
    if (!is_needed(s, p)) return;
    PostCover& c = cover_of(s, p);
    if (c.stage == CoverStage::ending) { // the worker stays
        c.stage = CoverStage::engaged;
        if (c.converts < s.now) c.converts = never; // the post was not to be had then
        return schedule(s, p, std::min(c.ends, c.converts));
    }
    if (c.stage != CoverStage::unneeded) return;
    ask(s, p, role_to_cover(s, post(s, p)));
    seek(s, p);
}

void end_need(State& s, PostId p) {
    PostCover& c = cover_of(s, p);
    switch (c.stage) {
    case CoverStage::unneeded:
    case CoverStage::ending: return;
    case CoverStage::coming: state(s).coming_fte -= 100; break;
    case CoverStage::unmet: break;
    case CoverStage::engaged:
        if (c.peripatetic || !agency_supply::rules_in_force(s)) return release(s, p);
        c.stage = CoverStage::ending; // notice does not make an assignment longer
        return schedule(
            s, p, std::min(c.ends, s.now + days(7 * s.model->cover.agency->rules->notice_weeks)));
    }
    c.stage = CoverStage::unneeded;
    c.due = never;
}

void step(State& s, PostId p) {
    switch (cover_of(s, p).stage) {
    case CoverStage::coming: return arrive(s, p);
    case CoverStage::engaged: return step_engaged(s, p);
    case CoverStage::ending: return release(s, p);
    case CoverStage::unmet: return seek(s, p);
    case CoverStage::unneeded: return;
    }
}

void reconsider_pool(State& s) {
    auto& all = state(s).posts;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].stage == CoverStage::unmet && !send_from_pool(s, PostId(i)) &&
            !pool::somebody_free(s))
            return;
}

PractitionerId worker_of(const State& s, PostId post) {
    const PostCover& c = s.cover.posts[post.index()];
    const bool there = c.stage == CoverStage::engaged || c.stage == CoverStage::ending;
    return there ? c.worker : PractitionerId{};
}

bool withdraw(State& s, PractitionerId p) {
    if (!worker(s, p).covers) return false;
    pool::set_covering(s, p, false);
    auto& all = state(s).posts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].stage != CoverStage::engaged || all[i].worker != p) continue;
        const RoleId role = all[i].role;
        ask(s, PostId(i), role);
        seek(s, PostId(i));
        return true;
    }
    for (CoverStreamState& stream : state(s).streams)
        for (StreamAssignment& a : stream.under_way)
            if (a.worker == p) a.worker = {};
    return true;
}

void begin_place(State& s, PostId p) {
    begin_engaged(s, p, s.model->families[post(s, p).family.index()].recruits);
}

void ask_for_place(State& s, PostId p) {
    ask(s, p, s.model->families[post(s, p).family.index()].recruits);
    seek(s, p);
}

void pool_posts_changed(State& s, int by) {
    const bool first = state(s).pool_posts == 0;
    state(s).pool_posts += by;
    if (!first) return;
    for (std::size_t i = 0; i < s.posts.size(); ++i)
        if (!s.posts[i].holder) want(s, PostId(i));
}

void begin(State& s) {
    cover_of(s, PostId(0u));
    for (const Post& x : s.posts) state(s).pool_posts += s.model->team[x.team.index()].peripatetic;
    const auto& agency = s.model->cover.agency;
    if (agency) {
        const std::size_t left = agency->covering_at_start ? begin_stated(s) : 0;
        const auto beyond = static_cast<std::size_t>(agency->beyond_establishment);
        extra_agency::begin(s, left + cover_absent(s, beyond));
    }
    for (std::size_t i = 0; i < s.posts.size(); ++i) {
        const PostId p(i);
        if (!post(s, p).holder && cover_of(s, p).stage == CoverStage::unneeded && is_needed(s, p))
            begin_vacant(s, p);
    }
    if (agency) agency_supply::begin(s);
}

} // namespace tenure::cover

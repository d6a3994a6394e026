#include "workforce/recruitment.hpp"

#include "workforce/recruitment_arrival.hpp"
#include "workforce/recruitment_field.hpp"
#include "workforce/roster.hpp"

#include <algorithm>

namespace tenure::recruitment {

namespace {

// --- filling at once, or after a delay ---------------------------------------------------------

void fill_now(State& s, PostId p) {
    Post& x = post(s, p);
    const FamilyModel& f = family_of(s, x);
    set_search(s, x, Search::none);
    x.due = never;
    note_filled(s, x);
    if (!bernoulli(address(s.random, Purpose::outside, x.vacancy), f.outside_share)) {
        const field::Choice choice = field::by_random_allocation(s, x, f.recruits);
        if (choice.found) return move_colleague(s, choice.who, p, choice.by);
    }
    end_chain(s, x);
    appoint_outsider(s, x, f.recruits, {});
    start_outsider(s, p);
}

double delay_years(const State& s, const Law& delay, Entity name) {
    const double budget = unit_exponential(address(s.random, Purpose::filling, name));
    if (delay.kind != LawKind::hyperexponential) return inverse_cumulative_hazard(delay, budget);
    const double u = uniform(address(s.random, Purpose::filling, name, 1));
    return inverse_cumulative_hazard(component(delay, u), budget);
}

void work_on(State& s, PostId p) {
    const double wait = delay_years(s, family_of(s, post(s, p)).delay, post(s, p).vacancy);
    ++s.recruiters_busy;
    next_step(s, p, Search::worked_on, s.now + years(wait));
}

void queue_or_work(State& s, PostId p) {
    if (rules(s).recruiters == 0 || s.recruiters_busy < rules(s).recruiters) return work_on(s, p);
    set_search(s, post(s, p), Search::queued);
    s.queue.push_back(p);
}

void free_recruiter(State& s) {
    --s.recruiters_busy;
    if (rules(s).recruiters == 0) return; // as many as are wanted: nothing waits for one
    while (s.queue_head < s.queue.size()) {
        const PostId next = s.queue[s.queue_head++];
        if (post(s, next).search == Search::queued) return work_on(s, next);
    }
    s.queue.clear();
    s.queue_head = 0;
}

// --- rounds of advertising ---------------------------------------------------------------------

Duration round_length(const State& s, PostId p) {
    const double time = s.policy_effects.round_time[family_of(s, post(s, p)).recruits.index()];
    return days(time * rules(s).advertising_days) + days(time * rules(s).selection_days);
}

void advertise(State& s, PostId p, Instant from) {
    post(s, p).advertised_at = from;
    ++post(s, p).rounds;
    count(s, Count::rounds);
    const auto more = s.policy_effects.round_pence[family_of(s, post(s, p)).recruits.index()];
    count(s, Count::advertising_pence, pence(rules(s).advertising_gbp) + more);
    next_step(s, p, Search::advertised, std::max(s.now, from + round_length(s, p)));
}

void fail_round(State& s, PostId p) {
    count(s, Count::rounds_failed);
    emit(s, EventKind::round_failed, {}, p);
    next_step(s, p, Search::paused, s.now + days(rules(s).pause_days));
}

void appoint_colleague(State& s, PostId p, PractitionerId who, ProgressionId by, Duration notice) {
    post(s, p).incoming = who;
    post(s, p).returns = false;
    next_step(s, p, Search::appointed, never);
    Practitioner& x = person(s, who);
    x.moving_to = p;
    x.moving_by = by;
    set_due(s, who, Awaited::move, s.now + notice);
    schedule(s, who);
    const bool comes_back = by && s.model->progressions[by.index()].is_secondment();
    if (x.post && !comes_back) schedule_vacancy(s, x.post);
}

/// Whether somebody on the register of transfers is to have it.
bool match_register(State& s, PostId p) {
    const int which = s.policy_effects.transfer_register;
    if (which < 0) return false;
    const PractitionerId who = field::from_register(s, post(s, p));
    if (!who) return false;
    emit(s, EventKind::transfer_agreed, who, p);
    const Duration delay = s.model->transfer_registers[static_cast<std::size_t>(which)].delay;
    appoint_colleague(s, p, who, {}, delay);
    return true;
}

bool is_frozen(const State& s, PostId p) {
    return s.policy_effects.frozen[post(s, p).family.index()];
}

/// Only what no registered wish is matched to is advertised.
void match_or_advertise(State& s, PostId p) {
    if (is_frozen(s, p)) return next_step(s, p, Search::none, never);
    if (!match_register(s, p)) advertise(s, p, s.now);
}

void appoint_returner(State& s, PostId p, PractitionerId who) {
    post(s, p).incoming = who;
    post(s, p).returns = true;
    auto& pool = s.roles[person(s, who).role.index()].returners;
    pool.erase(std::find(pool.begin(), pool.end(), who));
    next_step(s, p, Search::appointed, s.now + days(rules(s).checks_days));
}

void select(State& s, PostId p) {
    const RoleId role = family_of(s, post(s, p)).recruits;
    field::Choice choice = field::by_merit(s, post(s, p), role);
    if (!choice.found && s.model->has_secondments)
        choice = field::by_secondment(s, post(s, p), role);
    if (!choice.found) return fail_round(s, p);
    if (choice.returns) return appoint_returner(s, p, choice.who);
    if (choice.who)
        return appoint_colleague(s, p, choice.who, choice.by, days(rules(s).inside_notice_days));
    appoint_outsider(s, post(s, p), role, applicant(role.value, choice.applicant));
    next_step(s, p, Search::appointed, s.now + time_to_start(s));
}

void stop(State& s, PostId p);

/// The post a colleague was appointed to is not to be had. Where they stay, nobody follows them.
void keep_in_place(State& s, PractitionerId who) {
    Practitioner& x = person(s, who);
    x.moving_to = {};
    set_due(s, who, Awaited::move, never);
    schedule(s, who);
    if (x.status == Status::present && x.post) stop(s, x.post);
}

/// Gives up the search for a post.
void stop(State& s, PostId p) {
    Post& x = post(s, p);
    const PractitionerId incoming = x.incoming;
    if (x.search == Search::worked_on) free_recruiter(s);
    x.incoming = {};
    set_search(s, x, Search::none);
    x.due = never;
    if (!incoming) return;
    if (x.returns)
        s.roles[person(s, incoming).role.index()].returners.push_back(incoming);
    else
        keep_in_place(s, incoming);
}

/// Somebody who waits, supernumerary, for a post of this family takes it.
bool seat_supernumerary(State& s, PostId p) {
    for (std::size_t i = 0; i < s.supernumerary.size(); ++i) {
        const PractitionerId who = s.supernumerary[i];
        if (s.model->roles[person(s, who).role.index()].family != post(s, p).family) continue;
        s.supernumerary.erase(s.supernumerary.begin() + static_cast<std::ptrdiff_t>(i));
        person(s, who).competes = true;
        stop(s, p);
        note_filled(s, post(s, p));
        end_chain(s, post(s, p));
        roster::occupy(s, who, p);
        return true;
    }
    return false;
}

void abolish(State& s, PostId p) {
    stop(s, p);
    post(s, p).abolished = true;
    count(s, Count::vacancies_abolished);
    --s.vacant;
    --s.establishment;
    end_chain(s, post(s, p));
    emit(s, EventKind::posts_changed, {}, p, -1);
}

/// Vacancies are numbered by role, not by post: the k-th search comes at about the same time under
/// every policy, the k-th of one post need not.
inline void name_search(State& s, PostId p) {
    const RoleId role = family_of(s, post(s, p)).recruits;
    post(s, p).vacancy = vacancy(role.value, s.roles[role.index()].searches++);
    post(s, p).rounds = 0;
}

/// What is still to be done of the regrading of posts like this; nullptr if nothing is.
Regrade* regrade_of(State& s, const Post& x) {
    for (Regrade& r : s.regrades)
        if (r.left > 0 && r.from == x.family && r.team == x.team) return &r;
    return nullptr;
}

/// An empty post turns into another family's, where that is still to be done.
void regrade(State& s, Post& x) {
    if (s.regrades.empty() || x.holder || x.kept_for || x.abolish_when_empty) return;
    Regrade* r = regrade_of(s, x);
    if (r == nullptr) return;
    --r->left;
    x.family = r->to;
}

void begin_search(State& s, PostId p) {
    regrade(s, post(s, p));
    if (is_frozen(s, p)) return;
    name_search(s, p);
    switch (family_of(s, post(s, p)).filling) {
    case Filling::instant: return fill_now(s, p);
    case Filling::after_delay: return queue_or_work(s, p);
    case Filling::advertised: return match_or_advertise(s, p);
    }
}

/// A vacancy counts from the day the post is empty.
void note_vacancy(State& s, PostId p) {
    Post& x = post(s, p);
    count(s, Count::vacancies_opened);
    if (x.kept_for) return;
    if (x.left_by) count(s, RoleCount::vacancies_opened, x.left_by);
    if (!x.chain_from) x.chain_from = x.left_by;
    ++x.chain_length;
}

/// Leaves the post they hold, and not for a secondment.
bool goes_for_good(const State& s, const Practitioner& x) {
    if (x.status == Status::on_notice) return true;
    if (!x.moving_to) return false;
    return !x.moving_by || !s.model->progressions[x.moving_by.index()].is_secondment();
}

/// Posts of the group that were to go as they fall empty, and are to stay after all.
/// @return how many, at most `most`
int spare(State& s, const PostGroupModel& g, int most) {
    int spared = 0;
    for (std::size_t i = 0; i < s.posts.size() && spared < most; ++i) {
        Post& x = s.posts[i];
        if (x.family != g.family || x.team != g.team || x.abolished || !x.abolish_when_empty)
            continue;
        x.abolish_when_empty = false;
        ++spared;
        if (x.holder && goes_for_good(s, person(s, x.holder))) schedule_vacancy(s, x.id);
    }
    return spared;
}

} // namespace

void open(State& s, PostId p) {
    note_vacancy(s, p);
    if (post(s, p).kept_for) return;
    if (post(s, p).abolish_when_empty) return abolish(s, p);
    if (seat_supernumerary(s, p)) return;
    if (post(s, p).search == Search::none) return begin_search(s, p);
    if (post(s, p).search == Search::ready) come(s, p);
}

void open_at_start(State& s, PostId p) {
    post(s, p).vacant_since = s.now;
    note_vacancy(s, p);
    if (family_of(s, post(s, p)).filling != Filling::advertised) return begin_search(s, p);
    name_search(s, p);
    const Duration left = appointed_at_start(s, post(s, p));
    if (left > Duration{}) return next_step(s, p, Search::appointed, s.now + left);
    const double behind = uniform(address(s.random, Purpose::round, post(s, p).vacancy));
    advertise(s, p, s.now - years(behind * in_years(round_length(s, p))));
}

void schedule_vacancy(State& s, PostId p) {
    Post& x = post(s, p);
    if (family_of(s, x).filling != Filling::advertised || x.search != Search::none ||
        x.abolish_when_empty || x.kept_for || regrade_of(s, x) != nullptr)
        return;
    begin_search(s, p);
}

void step(State& s, PostId p) {
    switch (post(s, p).search) {
    case Search::worked_on: fill_now(s, p); return free_recruiter(s);
    case Search::advertised: return select(s, p);
    case Search::paused: return match_or_advertise(s, p);
    case Search::appointed:
        if (!post(s, p).holder) return come(s, p);
        return next_step(s, p, Search::ready, never);
    case Search::none:
    case Search::queued:
    case Search::ready: return;
    }
}

void keep_no_longer(State& s, PostId p) {
    Post& x = post(s, p);
    if (x.abolish_when_empty) return abolish(s, p);
    if (seat_supernumerary(s, p)) return;
    x.chain_from = x.left_by;
    x.chain_length = 1;
    begin_search(s, p);
}

void taken(State& s, PostId p) {
    stop(s, p);
    note_filled(s, post(s, p));
    end_chain(s, post(s, p));
}

void withdraw(State& s, PractitionerId p) {
    auto& waiting = s.supernumerary;
    if (!waiting.empty())
        waiting.erase(std::remove(waiting.begin(), waiting.end(), p), waiting.end());
    const PostId target = person(s, p).moving_to;
    if (!target) return;
    stop(s, target);
    begin_search(s, target);
}

void move(State& s, PractitionerId p) {
    const PostId to = person(s, p).moving_to;
    set_due(s, p, Awaited::move, never);
    if (post(s, to).holder) return next_step(s, to, Search::ready, never);
    come(s, to);
}

void change_posts(State& s, std::size_t group, int by) {
    const PostGroupModel& g = s.model->post_groups[group];
    for (int k = spare(s, g, by); k < by; ++k) {
        Post x;
        x.family = g.family;
        x.team = g.team;
        x.id = PostId(s.posts.size());
        x.vacant_since = s.now;
        s.posts.push_back(x);
        ++s.vacant;
        ++s.establishment;
        emit(s, EventKind::posts_changed, {}, x.id, 1);
        emit(s, EventKind::post_vacated, {}, x.id);
    }
    int lose = -by;
    for (const bool empty : {true, false})
        for (std::size_t i = s.posts.size(); i-- > 0 && lose > 0;) {
            Post& x = s.posts[i];
            if (x.family != g.family || x.team != g.team || x.abolished || x.abolish_when_empty)
                continue;
            if ((x.holder || x.kept_for) == empty) continue;
            --lose;
            x.abolish_when_empty = true;
            if (empty) abolish(s, x.id);
        }
}

void regrade_posts(State& s, FamilyId from, FamilyId to, TeamId team, int posts) {
    for (Regrade& r : s.regrades) { // what was to turn the other way stays as it is
        if (r.from != to || r.to != from || r.team != team) continue;
        const int fewer = std::min(r.left, posts);
        r.left -= fewer;
        posts -= fewer;
    }
    if (posts > 0) s.regrades.push_back({from, to, team, posts});
}

bool regrade_an_empty_post(State& s) {
    const auto turns = [&](const Post& x) {
        return !x.holder && !x.kept_for && !x.abolished && !x.abolish_when_empty &&
               regrade_of(s, x) != nullptr;
    };
    const auto x = std::find_if(s.posts.begin(), s.posts.end(), turns);
    if (x == s.posts.end()) return false;
    stop(s, x->id);
    begin_search(s, x->id);
    return true;
}

void thaw(State& s) {
    for (std::size_t i = 0; i < s.posts.size(); ++i) {
        const Post& x = s.posts[i];
        if (x.search != Search::none || x.abolished || x.kept_for || is_frozen(s, x.id)) continue;
        const bool empty = !x.holder; // of what has just fallen empty the search begins by itself
        if (empty && !x.abolish_when_empty && x.vacant_since < s.now) begin_search(s, x.id);
        if (!empty && goes_for_good(s, person(s, x.holder))) schedule_vacancy(s, x.id);
    }
}

void reconsider_streams(State& s) {
    for (std::size_t r = 0; r < s.roles.size(); ++r) {
        field::advance_stream(s, RoleId(r));
        set_hazard(s.roles[r].stream, field::stream_rate(s, RoleId(r)), s.now);
    }
}

} // namespace tenure::recruitment

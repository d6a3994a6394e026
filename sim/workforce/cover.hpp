// Cover: while a post is vacant or its holder long away, somebody from the peripatetic pool or an
// agency works in the team.
//
// A request goes to the pool first, then to agencies: the k-th request for a role meets the same
// market under every policy. Cover never holds up permanent recruitment.
#pragma once

#include "workforce/state.hpp"

namespace tenure::cover {

/// Streams of requests, and cover for posts that are empty, at the start of a replication.
void begin(State& s);
/// A post needs cover from now on; asked again for one that has it or waits for it, nothing
/// happens.
void want(State& s, PostId post);
/// It needs none any more: filled, back, or abolished.
void end_need(State& s, PostId post);
/// The next step of a post's cover is due: somebody comes, an assignment ends, another try.
void step(State& s, PostId post);
/// A place beyond the establishment (`agency_only`) has somebody since some time before the start.
void begin_place(State& s, PostId place);
/// Agency staff are asked for, for a place beyond the establishment.
void ask_for_place(State& s, PostId place);
/// A peripatetic worker is free, or there is one more or fewer.
void reconsider_pool(State& s);
/// Peripatetic teams have a post more, or fewer. With the first, posts that only the pool can cover
/// come to need cover.
void pool_posts_changed(State& s, int by);
/// Who covers it now; empty: nobody.
PractitionerId worker_of(const State& s, PostId post);
/// They cannot go on covering: away for long, or gone. @return whether they did cover
bool withdraw(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.on.cover; }
    static constexpr bool acts_on_leaving = false;
    static constexpr bool rules_changed = false;
    static void compile(Model& m, const Authority& a);
    static void compile_block(Model& m, const Authority& a, const Block& block, BlockModel& b);
    static void set_baseline(State& s) { s.policy_effects.agency_cap = 1; }
    static void put_in_force(State& s, const BlockModel& b);
    static void clear(State& s);
    static void reserve(State& s, std::size_t people);
    static void schedule_dates(State& s);
    static void record_period_stocks(State& s);
};

} // namespace tenure::cover

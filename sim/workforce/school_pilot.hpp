// Social workers in schools: for a time an agency team works in schools drawn at random, holds the
// cases of children referred there meanwhile, up to its caps, and may change what schools refer.
//
// When it ends, its cases go back to the ordinary teams: a change of worker. Cases that were open
// before stay where they are. Its staff are agency staff: neither absent nor leaving meanwhile.
#pragma once

#include "workforce/state.hpp"

namespace tenure::school_pilot {

/// The staff come. Emits cover_began of each.
void begin(State& s, std::size_t pilot);
/// They go. Emits cover_ended of each.
void end(State& s, std::size_t pilot);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return !m.pilots.empty(); }
    static constexpr bool acts_on_leaving = false;
    static constexpr bool rules_changed = false; // its block begins and ends it
    static void compile_block(Model& m, const Authority& a, const Block& block, BlockModel& b);
    static void clear(State& s) { s.pilots_begun.assign(s.model->pilots.size(), 0); }
    static void set_baseline(State& s);
    static void put_in_force(State& s, const BlockModel& b);
};

} // namespace tenure::school_pilot

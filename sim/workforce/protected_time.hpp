// Protected time: a limited number of practitioners have part of their working time for something
// else, such as research, and a caseload norm that is smaller by it.
//
// Free places are offered in rounds. Of those who are willing and long enough in their role the one
// with the lowest number of their own gets a place, and keeps it until they leave or change role.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::protected_time {

/// Free places of one arrangement are offered; the next round is planned.
void offer(State& s, std::size_t arrangement);
/// They leave, or are in another role: their place is free.
void release(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return !m.protected_times.empty(); }
    static constexpr auto beside_people = std::tuple{&State::protected_place};
    static bool acts_on_leaving(const Model& m);
    static void add_to_arrangement(const State& s, PractitionerId p,
                                   IndividualArrangement& arrangement);
    static void rules_changed(State& s);
    static void compile_block(Model& m, const Authority& a, const Block& block, BlockModel& b);
    static void clear(State& s);
    static void set_baseline(State& s);
    static void put_in_force(State& s, const BlockModel& b);
    static void record_period_stocks(State& s);
};

} // namespace tenure::protected_time

// Who works in which team with how much room for cases, and how much work they have had on average.
//
// A worker is a practitioner in post, on an agency assignment or sent by the peripatetic pool.
// Where they work can differ from where their post is.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::workload {

/// They begin to work, in their own team or in the one named, productive to so many hundredths.
void join(State& s, PractitionerId p, TeamId team, std::int32_t productivity = 100);
/// Their role, hours or arrangement may have changed.
void refresh(State& s, PractitionerId p);
/// They work in another team from now on. @pre they hold no cases
void move_to(State& s, PractitionerId p, TeamId team);
/// So much of them is there now, hundredths.
void set_share(State& s, PractitionerId p, std::int32_t share);
/// They work here no more. @pre they hold no cases
void leave(State& s, PractitionerId p);

/// Room for another case, hundredths; at most 0 when there is none.
inline std::int32_t room(const Worker& w) { return w.cap - w.load; }
/// Brings load_time and norm_time up to now. Call before load, norm or share change.
void accrue(State& s, Worker& w);
/// Their cases have come to weigh so much more.
void add_load(State& s, Worker& w, std::int32_t weight);
/// So many hundredths of working days of theirs go to something else: they will be felt as less
/// time for their cases. At most half of any time is taken; the rest is felt later.
void owe(State& s, PractitionerId p, std::int32_t days);
/// Load over norm on average since this was last asked, millionths; 1,000,000 where there was no
/// work to hold. Begins anew.
std::int64_t take_load_ratio(State& s, PractitionerId p);
/// Hundredths of FTE of all who hold a case, agency staff too.
std::int64_t case_holder_fte(const State& s);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.has_workload_mechanisms; }
    static constexpr auto beside_people = std::tuple{&State::workers};
    static constexpr bool acts_on_leaving = false;
    static void rules_changed(State& s); // norms and caps, of those on notice too
    static void compile_block(Model& m, const Authority& a, const Block& block, BlockModel& b);
    static void set_baseline(State& s);
    static void put_in_force(State& s, const BlockModel& b);
    static void clear(State& s);
    static void reserve(State& s, std::size_t people);
};

} // namespace tenure::workload

// Transfers: people come to want another team; a wish not met passes, or takes them elsewhere.
//
// Wanting another team is a unit-exponential clock in one's present team. Whoever wants one applies
// for like-for-like vacancies, a post of the same family in another team, as anybody applies; where
// a register is kept they are matched to one before it is advertised. A transfer leaves the old
// post empty.
#pragma once

#include "workforce/mechanism.hpp"

#include <tuple>

namespace tenure::transfers {

/// They begin to work here: their clock runs. Staff at the start may be met wishing, as in a
/// workforce that has run for ever and met no wish.
void begin(State& s, PractitionerId p);
/// Their role may have changed, or a rule: the clock runs on at the hazard that holds now; where a
/// register is kept now, a wish is registered.
void reconsider(State& s, PractitionerId p);
/// They have taken a post. In another team than before a wish is met and a new clock runs.
/// @return whether a wish has ended
bool placed(State& s, PractitionerId p);
/// The next step is due: they come to want another team, want one more often, or the wish has
/// passed.
void step(State& s, PractitionerId p);
/// They have given notice: their clock stands still.
void stop(State& s, PractitionerId p);
/// They have left; a wish of theirs was not met.
void end(State& s, PractitionerId p);
/// They are to move to this post, and shadow a colleague there.
void shadow(State& s, PractitionerId p, PostId post);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.on.transfers; }
    static constexpr auto beside_people = std::tuple{&State::wishes};
    static bool keeps(const Model& m) { return m.has_workload_mechanisms; }
    static bool acts_on_leaving(const Model& m) { return m.transfers.wishing_factor != 1; }
    static void change_leaving(const State& s, PractitionerId p, LeavingFactors& factors);
    static void rules_changed(State& s, PractitionerId p) {
        if (person(s, p).status == Status::present) reconsider(s, p);
    }
    static void compile(Model& m, const Authority& a);
    static void compile_block(Model& m, const Authority& a, const Block& block, BlockModel& b);
    static void set_baseline(State& s) { s.policy_effects.transfer_register = -1; }
    static void put_in_force(State& s, const BlockModel& b);
    static void record_period_stocks(State& s);
};

} // namespace tenure::transfers

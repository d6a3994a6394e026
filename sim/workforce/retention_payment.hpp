// Retention payments: money for whoever stays to the end of a tie-in.
//
// To leave with the time r of a tie-in left is to forgo the payment, as if a year's pay were higher
// by payment / r; the leaving hazard answers as it does to pay (anticipation: the nearer the end,
// the more is lost by going). Leaving put off, not given up, comes back once nothing holds any
// more: the cliff. Everybody who stays is paid, those included who would have stayed anyway:
// deadweight.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::retention_payment {

/// Begins tie-ins they have become entitled to.
void consider(State& s, PractitionerId p);
/// The next step of a tie-in is due. Emits tie_in_begun, payment_made, tie_in_ended.
void step(State& s, PractitionerId p);
/// They leave: a payment made at the start of a tie-in that still holds is paid back.
void end(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return !m.payments.empty(); }
    static constexpr auto beside_people = std::tuple{&State::tie_ins};
    static std::size_t slots(const Model& m) { return m.payments.size(); }
    static bool acts_on_leaving(const Model& m) { return on(m); }
    static double multiplied(const State& s, PractitionerId p, double leaving);
    static void rules_changed(State& s, PractitionerId p) { consider(s, p); }
    static void compile_block(Model& m, const Authority& a, const Block& block, BlockModel& b);
    static double events_per_head_a_year(const Model& m);
    static void set_baseline(State& s);
    static void put_in_force(State& s, const BlockModel& b);
};

} // namespace tenure::retention_payment

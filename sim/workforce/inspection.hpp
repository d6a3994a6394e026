// Inspection: an authority has a rating, which changes on dates that its file or a policy gives;
// people outside, agencies and staff answer it.
//
// Published figures only go together with ratings: agency staff were 6.4% of the workforce in
// authorities rated outstanding and 27.0% in inadequate ones in 2020 (Community Care, 24 September
// 2021), and which of the two brings the other about is not known. So each effect is a number of
// its own, and each may be none.
#pragma once

#include "workforce/mechanism.hpp"

namespace tenure::inspection {

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.rules.inspection.has_value(); }
    static constexpr bool acts_on_leaving = false;
    static double exhaustion_logit(const State& s, PractitionerId);
    static constexpr bool rules_changed = false; // streams and updates ask for what is in force
    static void compile(Model& m, const Authority& a);
    static void compile_block(Model& m, const Authority& a, const Block& block, BlockModel& b);
    static void set_baseline(State& s);
    static void put_in_force(State& s, const BlockModel& b);
};

} // namespace tenure::inspection

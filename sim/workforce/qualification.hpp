// Qualifications: courses that gate progressions, begun by those who want what lies behind the
// gate.
#pragma once

#include "workforce/state.hpp"

namespace tenure::qualification {

/// Looks for a course that a progression from their role asks for, if they are on none.
void seek_course(State& s, PractitionerId p);
/// Their course begins, or ends.
void step(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return !m.course_years.empty(); }
    static constexpr bool acts_on_leaving = false;
    static void rules_changed(State& s, PractitionerId p) {
        if (s.model->any_closed_progressions) seek_course(s, p);
    }
};

} // namespace tenure::qualification

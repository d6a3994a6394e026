// Presence: how much of a practitioner is there, by absence and registration together.
#pragma once

#include "workforce/state.hpp"

namespace tenure {

/// Whether a practitioner may not practise now.
inline bool registration_lapsed(const State& s, PractitionerId p) {
    return !s.registration.empty() && s.registration[p.index()].lapsed_until != never;
}

/// How much is there, hundredths.
inline std::int32_t share_there(const State& s, PractitionerId p) {
    if (registration_lapsed(s, p)) return 0;
    if (!s.model->on.absence) return 100;
    switch (absence_of(s, p).stage) {
    case AbsenceStage::present: return 100;
    case AbsenceStage::phased: return hundredths(s.model->absence.phased_return_share);
    case AbsenceStage::away:
    case AbsenceStage::handed_over: break;
    }
    return 0;
}

} // namespace tenure

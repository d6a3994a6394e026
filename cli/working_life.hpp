// Sentences for a life's work: absence, exhaustion, cases and cover, each cause beside its effect.
#pragma once

#include "workforce/state.hpp"
#include "workforce/study.hpp"

#include <string>

namespace tenure::cli {

/// What happened, in words; empty where it is none of these.
std::string working_life(const Study& study, const State& s, const Happening& h);

/// ", exhaustion 0.62" where exhaustion is simulated.
std::string exhaustion_now(const State& s, PractitionerId p);

/// Supervision is told once a year, not session by session.
class SupervisionYear {
public:
    /// A sentence when a year's sessions are over. @pre h is of supervision
    std::string add(const State& s, const Happening& h);

private:
    Instant began_ = never;
    int held_ = 0, nobody_had_time_ = 0, nobody_there_ = 0;
};

} // namespace tenure::cli

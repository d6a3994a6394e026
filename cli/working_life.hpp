// Sentences for a life's work: absence, exhaustion, cases and cover, each cause beside its effect.
#pragma once

#include "workforce/state.hpp"
#include "workforce/study.hpp"

#include <cstdint>
#include <string>

namespace tenure::cli {

/// What happened, in words; empty where it is none of these.
std::string working_life(const Study& study, const State& s, const Event& h);

/// ", exhaustion 0.62" where exhaustion is simulated.
std::string exhaustion_now(const State& s, PractitionerId p);

/// Supervision is told once a year, not session by session.
class SupervisionYear {
public:
    /// A sentence when a year's sessions are over. @pre h is of supervision
    std::string add(const State& s, const Event& h);

private:
    Instant began_ = never;
    int held_ = 0, nobody_had_time_ = 0, nobody_there_ = 0;
};

/// Whether a case has come to or gone from somebody, or gone on.
bool is_of_case(EventKind kind);

/// Cases come and go every week: told once a quarter, but for many that come or go at once.
class CaseQuarter {
public:
    struct Line {
        Instant at{};
        std::string text; ///< empty: nothing to tell yet
    };
    /// @pre h is of a case of theirs
    void add(const State& s, const Event& h);
    /// What was over before now. Ask again until it is nothing.
    Line over(Instant now);

private:
    /// Cases that have come and gone.
    struct Moves {
        int taken = 0, closed = 0, handed_over = 0, moved_on = 0;
    };
    Line at_once();

    Moves now_, quarter_;
    Instant at_ = never, began_ = never;
    std::uint32_t cases_ = 0;
};

} // namespace tenure::cli

// The auditor: after every event, everything that is written down in two places must agree.
#pragma once

#include "workforce/state.hpp"

#include <string>
#include <vector>

namespace tenure::test {

class Auditor final : public Observer {
public:
    void on_event(const State& s, const Event& h) override;

    /// What has not agreed, and when; empty if everything has.
    std::vector<std::string> faults;
    std::int64_t posts_abolished = 0;
    std::uint64_t audits = 0;
    std::uint64_t hand_overs = 0, waits = 0;
    std::uint64_t learners = 0, places_held = 0; ///< seen, event by event
    std::uint64_t agency_covers = 0, pool_covers = 0, conversions = 0, in_schools_began = 0;
    std::uint64_t transfers = 0,
                  kept = 0; ///< kept: cases in a team of another kind than their stage's
    std::uint64_t secondments = 0, returns = 0, given_up = 0, preparations = 0, lapses = 0;

    /// What agencies charge up to then: every day of everybody at the rate of the role covered.
    std::int64_t agency_pence(Instant until) const;

private:
    void note(const State& s, bool agrees, const char* what);
    void people(const State& s);
    void posts(const State& s);
    void schedules(const State& s);
    void moves(const State& s);
    void places(const State& s);
    void kept_posts(const State& s);
    void preparing(const State& s);
    void teams(const State& s);
    void cases(const State& s);
    std::int64_t held_by(const State& s, PractitionerId p);
    std::int64_t waiting_in(const State& s, TeamId team);
    void absences(const State& s);
    void supervisors(const State& s);
    void covers(const State& s);
    void cover_workers(const State& s);
    void wishes(const State& s);
    void arrangements(const State& s);
    void charge(const State& s);

    Instant charged_to_ = study_start;
    std::int64_t pence_a_week_ = 0;
    __int128 charged_ = 0; ///< pence a week x microseconds
};

} // namespace tenure::test

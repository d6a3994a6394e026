// The auditor: after every happening, everything that is written down in two places must agree.
#pragma once

#include "workforce/state.hpp"

#include <string>
#include <vector>

namespace tenure::test {

class Auditor final : public Observer {
public:
    void happened(const State& s, const Happening& h) override;

    /// What has not agreed, and when; empty if everything has.
    std::vector<std::string> faults;
    std::int64_t posts_abolished = 0;
    std::uint64_t audits = 0;
    std::uint64_t hand_overs = 0, waits = 0;

private:
    void note(const State& s, bool agrees, const char* what);
    void people(const State& s);
    void posts(const State& s);
    void plans(const State& s);
    void moves(const State& s);
    void places(const State& s);
    void teams(const State& s);
    void cases(const State& s);
    std::int64_t held_by(const State& s, PractitionerId p);
    std::int64_t waiting_in(const State& s, TeamId team);
    void absences(const State& s);
    void supervisors(const State& s);
};

} // namespace tenure::test

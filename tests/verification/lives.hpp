// The book of lives: who started, how long each stayed, which roles each held.
#pragma once

#include "workforce/state.hpp"

#include <vector>

namespace tenure::test {

struct Life {
    Entity who;
    RoleId began_as;
    std::uint64_t roles_held = 0;
    Instant started{}, joined{};
    Instant left = never; ///< if by the end of the study
    double years() const { return left == never ? 1e9 : in_years(left - started); }
};

class BookOfLives final : public Observer {
public:
    void on_event(const State& s, const Event& h) override {
        if (h.kind == EventKind::practitioner_started) begin(s, h.who);
        if (h.kind == EventKind::role_changed) held(s, h.who);
        if (h.kind == EventKind::practitioner_left) lives_[page_[h.who.index()]].left = s.now;
    }
    void forget() { lives_.clear(); }
    const std::vector<Life>& lives() const { return lives_; }

private:
    void begin(const State& s, PractitionerId p) {
        if (page_.size() <= p.index()) page_.resize(p.index() + 1);
        page_[p.index()] = lives_.size();
        const Practitioner& x = person(s, p);
        lives_.push_back({x.who, x.role, 0, s.now, x.joined});
        held(s, p);
    }
    void held(const State& s, PractitionerId p) {
        lives_[page_[p.index()]].roles_held |= std::uint64_t{1} << person(s, p).role.index();
    }

    std::vector<Life> lives_;
    std::vector<std::size_t> page_; ///< by practitioner: the present life
};

} // namespace tenure::test

// Progression without a vacancy: programmes, portfolios and panels, thresholds, constant rates, and
// the courses that gate them.
#pragma once

#include "workforce/state.hpp"

namespace tenure::progression {

/// Starts the ways up that need no vacancy out of their new role.
void begin_role(State& s, PractitionerId p);
/// The next step of one of them is due.
void step(State& s, PractitionerId p);
/// Panels may sit on other dates, portfolios grow at another speed.
void reconsider(State& s, PractitionerId p);
/// They hold, or have committed themselves to, another qualification.
void qualification_changed(State& s, PractitionerId p);
/// Who has been for too long in a role they want to advance from: what is recorded as blocked where
/// that acts on anything. What depends on role and aspiration alone is found out once for all.
struct Waiting {
    Instant since{};                                  ///< in their role since then, or before
    std::array<std::uint8_t, most_roles> want_more{}; ///< by role: a bit for each aspiration

    /// Every part is looked at, for which of them decides cannot be predicted.
    unsigned too_long(const Practitioner& x) const {
        const unsigned wish = static_cast<unsigned>(x.aspiration);
        return static_cast<unsigned>(x.in_role_since <= since) &
               static_cast<unsigned>(!x.outside_posts) & want_more[x.role.index()] >> wish & 1u;
    }
};
Waiting waiting_now(const State& s);
/// Has waited in their role for as long as makes progression count as blocked.
void become_blocked(State& s, PractitionerId p);

} // namespace tenure::progression

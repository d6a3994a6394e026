// Policy rules in force now that several processes ask for; nothing here changes anything.
#pragma once

#include "workforce/state.hpp"

namespace tenure {

/// How staff stay with the child now; nullptr if nobody does.
inline const StayModel* stay_with_child_in_force(const State& s) {
    const int which = s.policy_effects.stay_with_child;
    return which < 0 ? nullptr : &s.model->stay_with_child[static_cast<std::size_t>(which)];
}

/// The rules by which workers of this team keep their children now; nullptr if they do not.
inline const StayModel* stay_with_child_in_force(const State& s, TeamId team) {
    const StayModel* m = stay_with_child_in_force(s);
    return m != nullptr && team && m->keeps[team.index()] != 0 ? m : nullptr;
}

/// The register of transfers that is kept now; nullptr if none is.
inline const RegisterModel* transfer_register_in_force(const State& s) {
    const int which = s.policy_effects.transfer_register;
    return which < 0 ? nullptr : &s.model->transfer_registers[static_cast<std::size_t>(which)];
}

/// What the authority's rating does now; nullptr if it has none.
inline const RatingEffects* rating_in_force(const State& s) {
    const int which = s.policy_effects.rating;
    return which < 0 ? nullptr
                     : &s.model->rules.inspection->ratings[static_cast<std::size_t>(which)];
}

} // namespace tenure

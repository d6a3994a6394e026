// Who could be appointed: probabilities that recruitment asks for; nothing here changes anything.
#pragma once

#include "workforce/state.hpp"

namespace tenure::appointable {

/// Whether somebody who comes, or would come, into a role is of the group that equality tells
/// apart. @param judged as whom merit is drawn: the applicant, of whoever came as one
inline bool of_the_group(const State& s, Entity judged, RoleId role) {
    return bernoulli(address(s.random, Purpose::group, judged), s.model->group_share[role.index()]);
}

inline double inside(const State& s, PractitionerId p) {
    const double usual = s.model->recruitment.inside_appointable;
    if (s.model->group_share.empty() || !s.group[p.index()].member) return usual;
    return elementary::at_odds(usual, s.model->rules.equality->inside_odds);
}

inline double outside(const State& s, Entity applicant, RoleId role) {
    const double usual = s.model->recruitment.outside_appointable;
    if (s.model->group_share.empty() || !of_the_group(s, applicant, role)) return usual;
    return elementary::at_odds(usual, s.model->rules.equality->outside_odds);
}

} // namespace tenure::appointable

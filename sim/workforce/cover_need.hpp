// What needs cover: the role of a post, whether it holds cases, whether anybody can be had for it.
#pragma once

#include "workforce/agency_supply.hpp"
#include "workforce/state.hpp"

#include <algorithm>

namespace tenure::cover {

/// The role whose work is covered there: the holder's, or that of who left.
inline RoleId role_to_cover(const State& s, const Post& x) {
    if (x.holder) return person(s, x.holder).role;
    return x.left_by ? x.left_by : s.model->families[x.family.index()].recruits;
}

/// Whether whoever covers the post holds cases.
inline bool has_cases(const State& s, PostId p) {
    const Post& x = s.posts[p.index()];
    return has_cases(s, role_to_cover(s, x), x.team);
}

/// Whether the role is covered at all, by an agency or the pool.
inline bool can_be_covered(const State& s, RoleId role) {
    if (agency_supply::serves(s, role)) return true;
    return s.cover.pool_posts > 0 && s.model->roles[role.index()].norm > 0;
}

/// Whether the post needs cover now.
inline bool is_needed(const State& s, PostId p) {
    const Post& x = post(s, p);
    const TeamModel& team = s.model->team[x.team.index()];
    if (team.peripatetic || x.abolished || !can_be_covered(s, role_to_cover(s, x))) return false;
    return x.holder ? s.model->cover.covers_absence : s.model->cover.covers_vacancies;
}

} // namespace tenure::cover

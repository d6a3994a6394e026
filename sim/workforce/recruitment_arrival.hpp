// Recruitment, within: whoever has been appointed comes to the post. Used by recruitment alone.
#pragma once

#include "workforce/recruitment_field.hpp"

#include <algorithm>

namespace tenure::recruitment {

inline const FamilyModel& family_of(const State& s, const Post& x) {
    return s.model->families[x.family.index()];
}
inline const RecruitmentParameters& rules(const State& s) { return s.model->recruitment; }

/// Where a search stands: whoever reads advertisements sees another number of them.
inline void set_search(State& s, Post& x, Search stage) {
    const int by = int{is_advertised(stage)} - int{is_advertised(x.search)};
    x.search = stage;
    if (by != 0) field::change_adverts(s, family_of(s, x).recruits, by);
}

inline void next_step(State& s, PostId p, Search stage, Instant when) {
    set_search(s, post(s, p), stage);
    post(s, p).due = when;
    schedule(s, p);
}

inline void note_filled(State& s, const Post& x) {
    count(s, Count::vacancies_filled);
    count(s, Count::vacancy_hours, (s.now - x.vacant_since).count() / 3'600'000'000);
}

inline void end_chain(State& s, Post& x) {
    if (x.chain_from) {
        count(s, RoleCount::chains_ended, x.chain_from);
        count(s, RoleCount::chain_length, x.chain_from, x.chain_length);
    }
    x.chain_from = {};
    x.chain_length = 0;
}

/// From an offer to the first day of somebody from outside.
inline Duration time_to_start(const State& s) {
    return days(std::max(rules(s).checks_days, rules(s).outside_notice_days));
}

/// Appoints somebody from outside to an empty post at the start, if one of those is theirs to whom
/// people are on the way: as many as the stream of applicants makes in the time to start.
/// @return when they come; nothing if nobody does
Duration appointed_at_start(State& s, Post& x);
/// Somebody from outside has been appointed. @param applied as whom, if there was a field
void appoint_outsider(State& s, Post& x, RoleId role, Entity applied);
/// The outsider appointed to the post starts.
void start_outsider(State& s, PostId p);
/// The colleague leaves their post, which goes on the chain of vacancies, for this one.
/// @param by the way to it; empty: like for like
void move_colleague(State& s, PractitionerId who, PostId to, ProgressionId by);
/// Whoever has been appointed comes; the post is empty.
void come(State& s, PostId p);

} // namespace tenure::recruitment

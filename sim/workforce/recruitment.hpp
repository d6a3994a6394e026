// Recruitment: from an empty post to somebody in it.
#pragma once

#include "workforce/state.hpp"

namespace tenure::recruitment {

/// A post is empty: whoever waits for it takes it, or the search for somebody begins.
void open(State& s, PostId p);
/// As open(), for a post that is empty when the study starts: its round is part of the way through.
void open_at_start(State& s, PostId p);
/// The holder will go: an advertised post is advertised before it is empty.
void schedule_vacancy(State& s, PostId p);
/// The next step of a search is due.
void step(State& s, PostId p);
/// Whom the empty post has been kept for will not come back: the search begins.
void keep_no_longer(State& s, PostId p);
/// Somebody it was not searched for has taken the post.
void taken(State& s, PostId p);
/// They cannot come to the post they were to move to, and wait for none.
void withdraw(State& s, PractitionerId p);
/// The day of their move to another post.
void move(State& s, PractitionerId p);
/// Posts of a group come or go; those that go are lost as they fall empty.
void change_posts(State& s, std::size_t group, int by);
/// So many posts of a family in a team are to turn into another's as they fall empty.
void regrade_posts(State& s, FamilyId from, FamilyId to, TeamId team, int posts);
/// One that is empty already turns, and the search for its holder begins. @return whether one was
bool regrade_an_empty_post(State& s);
/// Searches begin for what fell empty while nobody was sought.
void thaw(State& s);
/// Streams of applicants run at another rate from now on.
void reconsider_streams(State& s);

} // namespace tenure::recruitment

// Secondment: a colleague takes a post of another family for a while and comes back to their own,
// which is kept for them.
//
// Only a post for which a round has found nobody is filled so. Meanwhile their own post has no
// holder: it counts as vacant and is covered, but nobody is sought for it. When their time is up
// they goes back to their role and its pay, and the other post falls vacant; if they give notice
// meanwhile, their own is advertised. Until they are back they apply for nothing.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::secondment {

/// Their post is kept, and they have left it for another. @param by the way, @param to the other
/// post
void begin(State& s, PractitionerId p, ProgressionId by, PostId to);
/// Their time is up.
void end(State& s, PractitionerId p);
/// They will not come back to their own post, which is advertised.
void give_up(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.has_secondments; }
    static constexpr auto beside_people = std::tuple{&State::secondments};
    static constexpr bool acts_on_leaving = false;
    static constexpr bool rules_changed = false;
};

} // namespace tenure::secondment

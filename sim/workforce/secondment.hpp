// Secondment: a colleague takes a post of another family for a while and comes back to her own,
// which is kept for her.
//
// Only a post for which a round has found nobody is filled so. Meanwhile her own post has no
// holder: it counts as vacant and is covered, but nobody is sought for it. When her time is up she
// goes back to her role and its pay, and the other post falls vacant; if she gives notice
// meanwhile, her own is advertised. Until she is back she applies for nothing.
#pragma once

#include "workforce/state.hpp"

#include <tuple>

namespace tenure::secondment {

/// Her post is kept, and she has left it for another. @param by the way, @param to the other post
void begin(State& s, PractitionerId p, ProgressionId by, PostId to);
/// Her time is up.
void end(State& s, PractitionerId p);
/// She will not come back to her own post, which is advertised.
void give_up(State& s, PractitionerId p);

/// What the world folds over; mechanism.hpp says what each line means.
struct Mechanism {
    static bool on(const Model& m) { return m.has_secondments; }
    static constexpr auto beside_people = std::tuple{&State::secondments};
    static constexpr bool acts_on_leaving = false;
    static constexpr bool rules_changed = false;
};

} // namespace tenure::secondment

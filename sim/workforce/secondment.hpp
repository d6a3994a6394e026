// Secondment: a colleague takes a post of another family for a while and comes back to her own,
// which is kept for her.
//
// Only a post for which a round has found nobody is filled so. Meanwhile her own post has no
// holder: it counts as vacant and is covered, but nobody is sought for it. When her time is up she
// goes back to her role and its pay, and the other post falls vacant; if she gives notice
// meanwhile, her own is advertised. Until she is back she applies for nothing.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"

#include <cstdint>

namespace tenure {

/// Beside the practitioner of the same index.
struct Secondment {
    PostId kept; ///< for her; empty: she is not away on one
    RoleId role;
    std::uint8_t pay_point = 0;
    Instant in_role_since{};
    Instant ends = never;
};

struct State;

namespace secondment {

/// Her post is kept, and she has left it for another. @param by the way, @param to the other post
void begin(State& s, PractitionerId p, ProgressionId by, PostId to);
/// Her time is up.
void end(State& s, PractitionerId p);
/// She will not come back to her own post, which is advertised.
void give_up(State& s, PractitionerId p);

} // namespace secondment

} // namespace tenure

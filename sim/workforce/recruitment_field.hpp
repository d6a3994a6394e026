// The field for a post: who could be appointed to it, from inside and outside, and who is.
//
// Nobody is ever drawn by an index into a list: candidates are ranked by numbers that belong to the
// person and the vacancy, so the order in which they stand in memory decides nothing.
#pragma once

#include "workforce/state.hpp"

namespace tenure::field {

struct Choice {
    bool found = false;
    PractitionerId who; ///< a colleague, or somebody back from a career break
    ProgressionId by;   ///< the colleague's way to the post; empty: like for like
    bool returns = false;
    std::uint32_t applicant = 0; ///< in the role's stream, where it is neither
};

/// Any colleague whose way leads to the role, all with the same chance.
Choice by_random_allocation(const State& s, const Post& vacant, RoleId role);
/// The best of those who apply and could be appointed. Takes the applicant out of the stream.
Choice by_merit(State& s, const Post& vacant, RoleId role);
/// The colleague who has wanted another team longest, of those on the register for whom the post is
/// like for like and whom their manager lets go; or nobody.
PractitionerId from_register(const State& s, const Post& vacant);
/// The best colleague who would come on secondment.
Choice by_secondment(State& s, const Post& vacant, RoleId role);
/// Brings a role's stream of applicants up to now.
void advance_stream(State& s, RoleId role);
/// So many more posts are advertised for the role, or fewer: applicants may answer from now on.
void change_adverts(State& s, RoleId role, int by);
/// At the start: what is advertised now is usual, where nothing else is said.
void begin_market(State& s);
/// Hazard of the stream now: applicants a year.
double stream_rate(const State& s, RoleId role);

} // namespace tenure::field

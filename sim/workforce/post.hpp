// A post in a replication, and how far the search for its next holder has come.
#pragma once

#include "core/id.hpp"
#include "core/time.hpp"
#include "random/address.hpp"

#include <cstdint>

namespace tenure {

/// Where the search for a post's next holder stands; it may begin before the present one has gone.
enum class Search : std::uint8_t { none, queued, worked_on, advertised, paused, appointed, ready };

/// Advertised, or between two rounds of it.
constexpr bool is_advertised(Search x) { return x == Search::advertised || x == Search::paused; }

struct Post {
    FamilyId family;
    TeamId team;
    PostId id;
    PractitionerId holder;
    PractitionerId kept_for; ///< who is on secondment elsewhere and will come back
    RoleId left_by;          ///< role of the last holder
    RoleId chain_from;       ///< role whose leaving began the present chain of vacancies
    std::uint32_t chain_length = 0;
    PractitionerId incoming;   ///< appointed: a colleague, or somebody back from a career break
    Entity outsider;           ///< appointed: from outside
    Entity applicant;          ///< as whom the outsider applied
    Entity vacancy;            ///< names the search: the n-th for its role
    std::uint32_t rounds = 0;  ///< of advertising in the search, so far
    std::uint32_t holders = 0; ///< from outside, so far
    Search search = Search::none;
    bool returns = false; ///< incoming is back from a break
    bool abolish_when_empty = false;
    bool abolished = false;
    bool agency_only = false; ///< none of the establishment: for agency staff who cover nobody
    Instant vacant_since{};
    Instant due = never;     ///< of the search's next step
    Instant advertised_at{}; ///< since when the last round has been open
};

/// Posts of a family in a team that are still to turn into another's as they fall empty.
struct Regrade {
    FamilyId from, to;
    TeamId team;
    int left = 0;
};

/// Empty, there to stay, and nobody is appointed to it.
inline bool can_be_taken(const Post& x) {
    return !x.holder && !x.kept_for && !x.abolished && !x.abolish_when_empty &&
           x.search != Search::appointed && x.search != Search::ready;
}

} // namespace tenure

// Equality: a group of practitioners whose careers are told apart; equality.hpp says how it works.
#pragma once

#include <string>
#include <vector>

namespace tenure {

struct GroupShare {
    std::string role;
    double share = 0; ///< of those who are in the role at the start, join in it or apply for it
};

struct EqualityParameters {
    std::string group; ///< its name, for reports
    double share = 0;  ///< in roles not named
    std::vector<GroupShare> shares;
    double inside_odds = 1;  ///< odds that a colleague of the group could be appointed, times this
    double outside_odds = 1; ///< the same of an applicant from outside
};

/// Beside the practitioner of the same index.
struct GroupMember {
    bool member = false;
};

} // namespace tenure

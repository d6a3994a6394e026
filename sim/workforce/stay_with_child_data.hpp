// Staying with the child, as written; stay_with_child.hpp says how it works.
#pragma once

#include <string>
#include <vector>

namespace tenure {

struct StayWithChild {
    std::vector<std::string> teams; ///< whose workers keep their children
    bool all = false;               ///< every team that holds cases
    /// Of children newly referred, so many are first met by whoever of these teams has most room,
    /// if anybody has enough; the same children under every policy.
    double first_contact_share = 0;
    /// Instead: so many posts at the highest caseload norm, over all cases open on average, say it.
    double first_contact_posts = 0;
    double emotional_load = 0; ///< added to the logit of the exhaustion target of their workers
    double training_days = 0;  ///< working days, once per worker
    double training_gbp = 0;   ///< once per worker, support with risk included
    /// Of a colleague in another team applying for a vacant post of theirs in one of these teams.
    double application_probability = 0;
};

} // namespace tenure

// How much work and memory one replication takes, estimated before any is run.
#pragma once

#include "scenario/fault.hpp"
#include "workforce/authority.hpp"
#include "workforce/policy.hpp"

#include <vector>

namespace tenure {

/// Expected numbers, within a factor of a few.
struct ReplicationSize {
    double posts = 0, people = 0; ///< at one time, at the most
    double open_cases = 0;        ///< in the long run, if nothing waits; at the start, if stated
    double stages_of_a_child = 0; ///< in all of their episodes together
    double events = 0;            ///< over the whole horizon
    double comparisons = 0;       ///< likewise, of colleagues or posts with each other
    double work() const;          ///< of events and comparisons, in events
};

/// @param policies the one that makes it largest counts
ReplicationSize replication_size(const Authority& a, const std::vector<Policy>& policies,
                                 double years);

/// More cannot be simulated; England has some 40,000 posts and 335,000 cases.
inline constexpr double most_posts = 100'000, most_cases = 500'000, most_events = 1e9,
                        most_stages_of_a_child = 4'000;
/// More takes some ten seconds or longer for each replication.
inline constexpr double many_vacancies = 2'000, many_events = 4e7;

/// @param document where the authority is written
/// @param notes gets what can be simulated but takes long
void check_size(const Tree& document, const Authority& a, const std::vector<Policy>& policies,
                double years, std::vector<Fault>& found, std::vector<Fault>& notes);

} // namespace tenure

// How much work and memory one replication takes, estimated before any is run.
#pragma once

#include "scenario/fault.hpp"
#include "workforce/authority.hpp"

#include <vector>

namespace tenure {

/// Expected numbers, within a factor of a few.
struct ReplicationSize {
    double posts = 0, people = 0; ///< at one time
    double open_cases = 0;        ///< in the long run, if nothing waits
    double events = 0;            ///< over the whole horizon
};

ReplicationSize replication_size(const Authority& a, double years);

/// More cannot be simulated; England has some 40,000 posts and 335,000 cases.
inline constexpr double most_posts = 100'000, most_cases = 500'000, most_events = 1e9;
/// More takes a minute or longer for each replication.
inline constexpr double many_vacancies = 2'000, many_events = 5e7;

/// @param document where the authority is written
/// @param notes gets what can be simulated but takes long
void check_size(const Tree& document, const Authority& a, double years, std::vector<Fault>& found,
                std::vector<Fault>& notes);

} // namespace tenure

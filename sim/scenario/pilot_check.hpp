// What a school pilot needs of the authority: schools, work and cover that are simulated.
#pragma once

#include "scenario/fault.hpp"
#include "workforce/study.hpp"

namespace tenure {

/// @param document the policy's tree
/// @param path of the policy: "policy.pilot"
void check_pilots(const Tree& document, const Policy& policy, const Authority& authority,
                  const std::string& path, std::vector<Fault>& found);

} // namespace tenure

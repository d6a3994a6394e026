// What a policy's blocks need of the authority they are to change.
#pragma once

#include "scenario/fault.hpp"
#include "workforce/authority.hpp"
#include "workforce/policy.hpp"

#include <string>
#include <vector>

namespace tenure {

/// A block that acts on what is not simulated would do nothing, unnoticed.
/// @param inside where the policy stands in its file; empty: it has a file of its own
void check_needs(const Tree& document, const Policy& policy, const Authority& authority,
                 const std::string& inside, std::vector<Fault>& found);

} // namespace tenure

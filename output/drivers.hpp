// What drives the uncertainty of a decision: which uncertain numbers, or groups of them, explain
// how policies differ, and what it would be worth to know them.
#pragma once

#include "output/decision.hpp"
#include "statistics/grid.hpp"
#include "statistics/information.hpp"

#include <string>
#include <vector>

namespace tenure {

/// The uncertain numbers of a store, as drawn.
struct DrawnNumbers {
    const Description& d;
    const Grid& draws;                       ///< [draw][parameter]; no rows where they are not kept
    const std::vector<std::size_t>& varying; ///< parameters that vary between draws
};

/// By policy: its name and those of the policies that it combines.
std::vector<std::vector<std::string>> parts_of_policies(const Description& d);

/// Whether results of a policy made of such parts can depend on a parameter: not on a number of
/// another policy's file.
bool meets(const std::vector<std::string>& parts, const std::string& parameter);

/// Fills in the criterion's parameters, groups and interactions, what rests on priors, and where
/// the best policy loses. Numbers that were fitted together stand together, as `authority.pack`.
void add_drivers(Criterion& criterion, const DrawnNumbers& numbers, const DrawMeans& means);

} // namespace tenure

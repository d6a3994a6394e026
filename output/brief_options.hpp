// The options side by side, what to believe, and what to be wary of, for the first page of a
// report.
#pragma once

#include "output/brief.hpp"
#include "scenario/tree.hpp"

#include <string>
#include <vector>

namespace tenure {

/// A row for every policy, the best first where a direction is better. @param answer its policy
void add_options(Brief& brief, Store& store, const Criterion& criterion, std::size_t answer);

/// What the results were held against, or that they were held against nothing.
/// @param published rates, where the council's file carries some
/// @param scores councils' scores of a back-test; null: none are at hand
std::vector<std::string> belief(Store& store, const std::optional<PublishedChart>& published,
                                const Tree* scores);

/// The two things to know before the rest.
std::vector<std::string> caveats(const Description& d, const Brief& brief);

} // namespace tenure

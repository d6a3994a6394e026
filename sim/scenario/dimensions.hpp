// Which uncertain number has which dimension of Sobol' points.
//
// A number keeps its dimension whatever becomes of the policies beside it, and so its draws: the
// results of some of a study's policies are those of all.
#pragma once

#include "scenario/fault.hpp"
#include "scenario/tree.hpp"
#include "workforce/study.hpp"

#include <map>
#include <string>
#include <vector>

namespace tenure {

/// By path.
using Dimensions = std::map<std::string, std::size_t>;

/// @param written paths in the order that a study writes, none twice
/// @param varying those of the numbers that vary; the ones not written follow in their order
Dimensions dimensions_of(const std::vector<std::string>& written,
                         const std::vector<std::string>& varying);

/// The order by which `varying`, read again without the others, have the dimensions they have here;
/// empty where their own order is enough.
std::vector<std::string> order_needed(const Dimensions& dimensions,
                                      const std::vector<std::string>& varying);

/// Whether a number by that path is the authority's, or one of the policies' or their parts.
bool is_of(const Study& study, const std::string& path);

/// What design.order names must be known, or be of a policy that is not in the study. What is no
/// uncertain number (any more) keeps its place for nothing.
void check_order(const Tree& document, const Study& study, const std::vector<std::string>& known,
                 std::vector<Fault>& faults);

} // namespace tenure

// How forecasts for one council did in a back-test, in words for the first page of a report.
#pragma once

#include "experiment/results.hpp"
#include "scenario/tree.hpp"

#include <string>
#include <vector>

namespace tenure {

/// @param table councils.csv as `tenure backtest` writes it: `rows`, with measure, origin, year,
/// council, error, naive and within_90 @param authority its name as the council's file has it
/// @return sentences; none where the table has no line of the council and a measure of the study
std::vector<std::string> council_scores(const Tree& table, const std::string& authority,
                                        const Description& d);

} // namespace tenure

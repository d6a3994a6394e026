// The lines of one council, and what to say where they cannot be had.
#pragma once

#include "published/indicators.hpp"

namespace tenure {

using Lines = std::vector<const IndicatorRow*>; ///< of one council, by year

/// Throws a ScenarioError of one fault. @param line in the file; 0: nowhere
[[noreturn]] void refuse(const Indicators& all, int line, const std::string& message);

/// @param asked a name or code. Throws a ScenarioError that says which name to use instead
Lines lines_of(const Indicators& all, const std::string& asked);
/// Of a year, by default the last. Throws a ScenarioError that says which years there are
const IndicatorRow& line_of(const Indicators& all, const Lines& lines, std::optional<int> year);
/// "2017, 2018".
std::string years_of(const Lines& lines);
/// What took the place of a council that ended, in quotes, and since when; nothing if it goes on.
std::string replaced_by(const std::string& council, int& from);

} // namespace tenure

// A council of England's average size, made of England's lines.
#pragma once

#include "published/indicators.hpp"

namespace tenure {

inline constexpr const char* average_council = "England's average";

/// How many lines of councils a year has: those that report together count once.
int councils_in(const Indicators& all, int year);

/// With a council beside those that are there, for every year in which England has a line, its
/// figures England's over so many councils.
Indicators with_average_council(const Indicators& all, int councils);

} // namespace tenure

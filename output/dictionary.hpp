// What each measure and each column of the results means: the dictionary beside every export.
#pragma once

#include "workforce/measure.hpp"

#include <string>
#include <vector>

namespace tenure {

/// What the kind says about a year and about the horizon.
std::string kind_meaning(MeasureKind kind);

/// A column that tables share, and its meaning.
struct ColumnNote {
    const char* name;
    const char* meaning;
};

/// mean, std_error, p05, ..., difference, low, high, pairs, draws.
const std::vector<ColumnNote>& column_notes();

} // namespace tenure

// What each measure and each column of the results means: the dictionary beside every export.
#pragma once

#include "workforce/measure.hpp"

#include <string>
#include <vector>

namespace tenure {

/// "turnover_rate" as people read it: "Turnover rate"; "headcount.nqsw": "Headcount, nqsw".
std::string label(const std::string& measure);

/// "stock", "flow" or "ratio", and what that says about a year and about the horizon.
std::string kind_name(MeasureKind kind);
std::string kind_meaning(MeasureKind kind);

/// A column that tables share, and its meaning.
struct ColumnNote {
    const char* name;
    const char* meaning;
};

/// mean, std_error, p05, ..., difference, low, high, pairs, draws.
const std::vector<ColumnNote>& column_notes();

} // namespace tenure

// Lines of a made-up file of indicators.
#pragma once

#include "published/indicators.hpp"

#include <string>

namespace tenure {

inline void set(IndicatorRow& row, Column c, double x) {
    row.all[static_cast<std::size_t>(c)].number = x;
}

/// "Council 3" in a year, every figure 0.
inline IndicatorRow made_up_row(int council, int year) {
    IndicatorRow row;
    row.year = year;
    row.level = "Local authority";
    row.name = "Council " + std::to_string(council);
    row.codes = std::to_string(council);
    for (auto& each : row.all) each.number = 0;
    return row;
}

} // namespace tenure

// Values of the published file that are out of line with every other year of the council, or at
// odds with its other values.
#pragma once

#include "published/indicators.hpp"

#include <vector>

namespace tenure {

struct Suspect {
    const char* council;
    int year;
    Column column;
};

const std::vector<Suspect>& suspects();
bool is_suspect(const IndicatorRow& row, Column column);

} // namespace tenure

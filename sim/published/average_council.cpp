#include "published/average_council.hpp"

#include "published/panel.hpp"

#include <algorithm>

namespace tenure {

int councils_in(const Indicators& all, int year) {
    return static_cast<int>(
        std::count_if(all.rows.begin(), all.rows.end(),
                      [&](const IndicatorRow& r) { return is_council(r) && r.year == year; }));
}

Indicators with_average_council(const Indicators& all, int councils) {
    Indicators more = all;
    for (const IndicatorRow& row : all.rows) {
        if (england(all, row.year) != &row) continue;
        IndicatorRow average = row;
        average.level = "Local authority";
        average.name = average.codes = average_council;
        for (Indicator& each : average.all)
            if (each.number) *each.number /= councils;
        more.rows.push_back(average);
    }
    return more;
}

} // namespace tenure

// Time by a steady clock, and the median of what was timed.
#pragma once

#include <algorithm>
#include <chrono>
#include <vector>

using Steady = std::chrono::steady_clock;

inline double seconds_since(Steady::time_point t) {
    return std::chrono::duration<double>(Steady::now() - t).count();
}

/// @pre not empty
inline double median(std::vector<double> x) {
    std::sort(x.begin(), x.end());
    return (x[(x.size() - 1) / 2] + x[x.size() / 2]) / 2;
}

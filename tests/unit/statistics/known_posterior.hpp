// y = A theta + e with a posterior that is known to six digits (computed exactly).
#pragma once

#include "statistics/grid.hpp"

#include <vector>

namespace tenure::test {

inline constexpr double known_mean[] = {0.939627, -0.285683, 0.320592};
inline constexpr double known_sd[] = {0.233288, 0.273680, 0.189284};

inline Grid known_sums() {
    Grid a(4, 3);
    a.values = {1, 0.5, 0, 0, 1, 0.3, 0.2, 0, 1, 1, 1, 1};
    return a;
}
inline std::vector<double> known_values() { return {0.8, -0.3, 0.5, 1.2}; }
inline std::vector<double> known_noise() { return {0.04, 0.09, 0.04, 0.25}; }

} // namespace tenure::test

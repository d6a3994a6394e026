// Agreement with a published number to its last printed digit.
#pragma once

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

namespace tenure::test {

/// Whether `value` rounds to the number as printed: "53.470770", ".353", "12".
inline bool prints_as(double value, const std::string& printed) {
    const auto point = printed.find('.');
    const auto decimals = point == std::string::npos ? 0 : printed.size() - point - 1;
    const double half_unit = 0.5 * std::pow(10.0, -static_cast<double>(decimals));
    return std::fabs(value - std::strtod(printed.c_str(), nullptr)) <= half_unit * (1 + 1e-6);
}

inline bool print_as(const std::vector<double>& values, const std::vector<std::string>& printed) {
    if (values.size() != printed.size()) return false;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!prints_as(values[i], printed[i])) return false;
    return true;
}

/// Closed forms are met to 1e-9, relative to 1 or more.
inline bool equals(double value, double exact) {
    return std::fabs(value - exact) <= 1e-9 * std::fmax(1, std::fabs(exact));
}

inline double sum(const std::vector<double>& values) {
    double total = 0;
    for (double v : values) total += v;
    return total;
}

} // namespace tenure::test

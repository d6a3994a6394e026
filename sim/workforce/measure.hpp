// What is measured: name, unit, kind and one line each. One word for it in YAML, C++, SQL, report.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

namespace tenure {

/// A value that does not exist, such as a ratio whose denominator is 0.
inline constexpr std::int64_t missing = std::numeric_limits<std::int64_t>::min();

enum class MeasureKind {
    stock, ///< at the end of the period (30 September for a reporting year)
    flow,  ///< counted over the period
    ratio, ///< of two of the above
};

/// Stored values are whole numbers: value = stored / scale.
struct Measure {
    std::string name;
    std::string unit; ///< heads, FTE, posts, GBP, fraction, months, ...
    MeasureKind kind = MeasureKind::stock;
    std::int64_t scale = 1;
    std::int64_t resolution = 1; ///< width, in stored units, of a bin of its monthly histogram
    std::string meaning;
    bool monthly = false; ///< summarised by month too
};

} // namespace tenure

// Simulated time: whole microseconds since the start of a study, rounded once, when scheduled.
//
// A year is 365.25 days. The clock has no now(): only the simulation knows what time it is.
#pragma once

#include <chrono>
#include <cstdint>

namespace tenure {

struct StudyClock {
    using duration = std::chrono::duration<std::int64_t, std::micro>;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<StudyClock>;
    static constexpr bool is_steady = true;
};

using Duration = StudyClock::duration;
using Instant = StudyClock::time_point;

inline constexpr std::int64_t microseconds_per_day = 86'400'000'000;
inline constexpr std::int64_t microseconds_per_year = 31'557'600'000'000;
inline constexpr Instant study_start{};
/// Later than anything that happens; what is due then is never scheduled.
inline constexpr Instant never{Duration{INT64_MAX}};

constexpr std::int64_t microseconds(Instant t) { return t.time_since_epoch().count(); }
constexpr double in_years(Duration d) {
    return static_cast<double>(d.count()) / static_cast<double>(microseconds_per_year);
}

/// Rounds to the nearest microsecond. Beyond 200,000 years (or NaN) it is longer than any study.
constexpr Duration years(double y) {
    if (!(y < 200'000.0)) return Duration{INT64_MAX / 2};
    const double us = y * static_cast<double>(microseconds_per_year);
    return Duration{static_cast<std::int64_t>(us < 0 ? us - 0.5 : us + 0.5)};
}
/// The shortest duration of which in_years() is at least y, so that longer ones can be told by
/// whole numbers and without a division.
constexpr Duration shortest_of(double y) {
    Duration d = years(y);
    while (in_years(d - Duration{1}) >= y) d -= Duration{1};
    while (in_years(d) < y) d += Duration{1};
    return d;
}
constexpr Duration days(double d) { return years(d / 365.25); }
constexpr Duration months(double m) { return years(m / 12.0); }
constexpr Duration whole_days(std::int64_t d) { return Duration{d * microseconds_per_day}; }

} // namespace tenure

// Random numbers for tests of statistics: fixed seeds, the same numbers everywhere, and a judge of
// means.
#pragma once

#include "core/elementary.hpp"
#include "statistics/accumulator.hpp"
#include "statistics/distribution.hpp"

#include <cmath>
#include <cstdint>
#include <random>

namespace tenure::test {

class RandomStream {
public:
    explicit RandomStream(std::uint64_t seed) : bits_(seed) {}
    double uniform() { return (static_cast<double>(bits_() >> 12) + 0.5) * 0x1p-52; }
    double normal() { return normal_quantile(uniform()); }
    std::int64_t whole(std::int64_t below) {
        return static_cast<std::int64_t>(bits_() % static_cast<std::uint64_t>(below));
    }

private:
    std::mt19937_64 bits_;
};

/// Whether a share of successes is within 4 standard errors of what it should be (false alarms: 1
/// in 15,800).
inline bool plausible_share(std::int64_t successes, std::int64_t trials, double expected) {
    const auto n = static_cast<double>(trials);
    const double error = std::sqrt(expected * (1 - expected) / n);
    return std::fabs(static_cast<double>(successes) / n - expected) < 4 * error;
}

} // namespace tenure::test

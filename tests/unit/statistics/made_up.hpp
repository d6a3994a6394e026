// Whole numbers for tests of statistics, and random numbers quicker than those of quick_random.hpp:
// the standard library's normal law, which other compilers may draw otherwise.
#pragma once

#include <cmath>
#include <cstdint>
#include <random>

namespace tenure::test {

/// Values are kept as whole millionths.
inline constexpr double unit = 1e6;
inline std::int64_t whole(double x) { return std::llround(x * unit); }

class QuickRandom {
public:
    explicit QuickRandom(std::uint64_t seed) : bits_(seed) {}
    double normal() { return normal_(bits_); }
    double uniform() { return uniform_(bits_); }

private:
    std::mt19937_64 bits_;
    std::normal_distribution<double> normal_;
    std::uniform_real_distribution<double> uniform_;
};

} // namespace tenure::test

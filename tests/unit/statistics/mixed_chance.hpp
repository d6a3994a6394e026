// Random numbers at addresses, for tests of what draws by them.
#pragma once

#include "statistics/distribution.hpp"
#include "statistics/tempering.hpp"

namespace tenure::test {

/// The finaliser of SplitMix64 (Steele, Lea & Flood 2014), once for each part.
inline double mixed_uniform(std::uint64_t seed, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    std::uint64_t x = seed;
    for (const std::uint32_t part : {a, b, c}) {
        x = x * 0x9e3779b97f4a7c15u + part + 1;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
        x ^= x >> 31;
    }
    return (static_cast<double>(x >> 12) + 0.5) * 0x1p-52;
}

inline Chance mixed_chance(std::uint64_t seed) {
    return {[seed](std::uint32_t s, std::uint32_t p, std::uint32_t w) {
                return normal_quantile(mixed_uniform(2 * seed, s, p, w));
            },
            [seed](std::uint32_t s, std::uint32_t p, std::uint32_t w) {
                return mixed_uniform(2 * seed + 1, s, p, w);
            }};
}

} // namespace tenure::test

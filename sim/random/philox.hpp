// The Philox4x32-10 block function: 128 random bits for a 128-bit counter under a 64-bit key.
//
// Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011), section 4.2
// and its constants. Written out here, for the library's headers take a third of every build.
#pragma once

#include <cstdint>

namespace tenure::philox {

inline constexpr std::uint32_t multiplier_0 = 0xD2511F53, multiplier_1 = 0xCD9E8D57;
inline constexpr std::uint32_t weyl_0 = 0x9E3779B9, weyl_1 = 0xBB67AE85;
inline constexpr int rounds = 10;

/// Four words, the lowest first: a counter, or what it is turned into.
struct Block {
    std::uint32_t w0, w1, w2, w3;
};

[[gnu::always_inline]] inline Block block(Block x, std::uint32_t key_0, std::uint32_t key_1) {
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t p0 = std::uint64_t{multiplier_0} * x.w0;
        const std::uint64_t p1 = std::uint64_t{multiplier_1} * x.w2;
        x = {static_cast<std::uint32_t>(p1 >> 32) ^ x.w1 ^ key_0, static_cast<std::uint32_t>(p1),
             static_cast<std::uint32_t>(p0 >> 32) ^ x.w3 ^ key_1, static_cast<std::uint32_t>(p0)};
        key_0 += weyl_0;
        key_1 += weyl_1;
    }
    return x;
}

} // namespace tenure::philox

// The random bits at one address: a 64-bit engine for Boost.Random distributions.
//
// Philox2x64-10 (Salmon, Moraes, Dror & Shaw 2011). An address holds 512 words; most draws take
// one.
#pragma once

#include "random/address.hpp"

#include <cstdint>

namespace tenure {

/// Two words of the 512 at an address.
struct Words {
    std::uint64_t first, second;
};

/// The bijection of 128-bit counters that a key picks.
[[gnu::always_inline]] inline Words philox(Words counter, std::uint64_t key) {
    for (int round = 0; round < 10; ++round) {
        const auto product = static_cast<unsigned __int128>(counter.first) * 0xd2b74407b1ce6e93u;
        counter.first = static_cast<std::uint64_t>(product >> 64) ^ key ^ counter.second;
        counter.second = static_cast<std::uint64_t>(product);
        key += 0x9e3779b97f4a7c15u;
    }
    return counter;
}

/// @pre number < blocks_per_draw
[[gnu::always_inline]] inline Words block(const Address& at, std::uint32_t number) {
    return philox({at.what | number, at.whose}, at.seed);
}

class Stream {
public:
    using result_type = std::uint64_t;

    /// @param from the block to begin with
    explicit Stream(const Address& at, std::uint32_t from = 0) : at_(at), block_(from) {}

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return UINT64_MAX; }

    result_type operator()() {
        if (half_) {
            half_ = false;
            return second_;
        }
        return refill();
    }

private:
    result_type refill() {
        expects(block_ < blocks_per_draw, "a draw needs at most 512 words");
        const Words words = block(at_, block_++);
        second_ = words.second;
        half_ = true;
        return words.first;
    }

    Address at_;
    std::uint32_t block_;
    bool half_ = false;
    std::uint64_t second_ = 0;
};

} // namespace tenure

// The random bits at one address: a 64-bit engine for Boost.Random distributions.
//
// Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011) from Random123. An address holds 512 words; most
// draws take one.
#pragma once

#include "random/address.hpp"

#include <Random123/philox.h>

#include <cstdint>

namespace tenure {

/// Two words of the 512 at an address.
struct Words {
    std::uint64_t first, second;
};

/// @pre number < blocks_per_draw
[[gnu::always_inline]] inline Words block(const Address& at, std::uint32_t number) {
    const r123::Philox4x32::ctr_type counter{{at.what | number, at.other, at.who, at.replication}};
    const r123::Philox4x32::key_type key{
        {static_cast<std::uint32_t>(at.seed), static_cast<std::uint32_t>(at.seed >> 32)}};
    const auto bits = r123::Philox4x32{}(counter, key);
    return {std::uint64_t{bits[1]} << 32 | bits[0], std::uint64_t{bits[3]} << 32 | bits[2]};
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

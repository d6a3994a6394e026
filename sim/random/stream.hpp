// The random bits at one address: a 64-bit engine for Boost.Random distributions.
//
// An address holds 512 words; most draws take one.
#pragma once

#include "random/address.hpp"
#include "random/philox.hpp"

#include <cstdint>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace tenure {

/// Two words of the 512 at an address.
struct Words {
    std::uint64_t first, second;
};

/// @pre number < blocks_per_draw
[[gnu::always_inline]] inline Words block(const Address& at, std::uint32_t number) {
    const philox::Block bits = philox::block({at.occurrence | number, at.other, at.who, at.what},
                                             static_cast<std::uint32_t>(at.seed),
                                             static_cast<std::uint32_t>(at.seed >> 32));
    return {std::uint64_t{bits.w1} << 32 | bits.w0, std::uint64_t{bits.w3} << 32 | bits.w2};
}

struct TwoBlocks {
    Words a, b;
};

/// The first blocks of two addresses, for little more than the price of one.
/// @pre both have the same seed
inline TwoBlocks two_blocks(const Address& a, const Address& b) {
#ifdef __SSE2__
    // Each number stands in the lower half of 64 bits, a's and b's side by side; what gets into the
    // upper halves is never read.
    const auto beside = [](std::uint32_t x, std::uint32_t y) { return _mm_set_epi64x(y, x); };
    __m128i w0 = beside(a.occurrence, b.occurrence), w1 = beside(a.other, b.other);
    __m128i w2 = beside(a.who, b.who), w3 = beside(a.what, b.what);
    const __m128i times_0 = beside(philox::multiplier_0, philox::multiplier_0);
    const __m128i times_1 = beside(philox::multiplier_1, philox::multiplier_1);
    auto key_0 = static_cast<std::uint32_t>(a.seed);
    auto key_1 = static_cast<std::uint32_t>(a.seed >> 32);
    for (int round = 0; round < philox::rounds; ++round) {
        const __m128i p0 = _mm_mul_epu32(w0, times_0), p1 = _mm_mul_epu32(w2, times_1);
        w0 = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(p1, 32), w1), beside(key_0, key_0));
        w2 = _mm_xor_si128(_mm_xor_si128(_mm_srli_epi64(p0, 32), w3), beside(key_1, key_1));
        w1 = p1;
        w3 = p0;
        key_0 += philox::weyl_0;
        key_1 += philox::weyl_1;
    }
    const __m128i lower = _mm_set1_epi64x(0xffffffff);
    const __m128i first = _mm_or_si128(_mm_slli_epi64(w1, 32), _mm_and_si128(w0, lower));
    const __m128i second = _mm_or_si128(_mm_slli_epi64(w3, 32), _mm_and_si128(w2, lower));
    const auto upper_of = [](__m128i x) { return _mm_cvtsi128_si64(_mm_unpackhi_epi64(x, x)); };
    const auto lower_of = [](__m128i x) { return _mm_cvtsi128_si64(x); };
    return {
        {static_cast<std::uint64_t>(lower_of(first)), static_cast<std::uint64_t>(lower_of(second))},
        {static_cast<std::uint64_t>(upper_of(first)),
         static_cast<std::uint64_t>(upper_of(second))}};
#else
    return {block(a, 0), block(b, 0)};
#endif
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

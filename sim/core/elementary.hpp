// Logarithm, exponential and what follows from them, the same to the last bit on every machine.
//
// The C library's own differ between processors with and without fused multiply-add. These use only
// IEEE addition, multiplication, division and square root, in a written order (the build forbids
// contraction). Within 1.5 units in the last place of the true value; tests hold them against
// Boost.Multiprecision.
#pragma once

#include "core/exp_table.hpp"
#include "core/log_table.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

namespace tenure::elementary {

/// A double as its 64 bits and back: std::bit_cast, which Emscripten's library lacks.
inline std::uint64_t bits_of(double x) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &x, sizeof bits);
    return bits;
}
inline double from_bits(std::uint64_t bits) {
    double x = 0;
    std::memcpy(&x, &bits, sizeof x);
    return x;
}

/// Natural logarithm of a normal x > 0.
/// With x = 2^k z and c the centre of the table's interval that z lies in, r = z / c - 1 and
/// |r| < 1/256: log x = k log 2 + log c + log(1 + r), the last by its series (after Tang 1990).
inline double log_normal(double x) {
    const auto bits = bits_of(x);
    const std::uint64_t above = bits - log_table_offset;
    const auto k = static_cast<double>(static_cast<std::int64_t>(above) >> 52);
    const double z = from_bits(bits - (above & 0xfff0000000000000u));
    const LogInterval& near = log_table[above >> 45 & 127];
    const double c = from_bits(log_table_offset + (above & 0x000fe00000000000u) + (1ull << 44));
    const double r = (z - c) * near.inverse; // z - c is exact; exactly z - 1 where c = 1
    const double r2 = r * r;
    const double series = (-1.0 / 2 + r * (1.0 / 3)) +
                          r2 * ((-1.0 / 4 + r * (1.0 / 5)) + r2 * (-1.0 / 6 + r * (1.0 / 7)));
    constexpr double ln2_high = 0x1.62e42fefa3800p-1; // 42 bits: k times it is exact
    constexpr double ln2_low = 0x1.ef35793c76730p-45;
    const double whole = k * ln2_high + near.high; // exact
    const double sum = whole + r;
    return sum + ((whole - sum + r) + (k * ln2_low + near.low) + r2 * series);
}

/// The probability whose odds are `times` those of p; p itself where that is 1.
inline double at_odds(double p, double times) {
    return times == 1 ? p : times * p / (1 - p + times * p);
}

/// Natural logarithm of any x; log(0) is -infinity, of less is NaN.
inline double log(double x) {
    if (!(x >= std::numeric_limits<double>::min()) || x > std::numeric_limits<double>::max()) {
        if (x == 0) return -std::numeric_limits<double>::infinity();
        if (x < 0 || x != x) return std::numeric_limits<double>::quiet_NaN();
        if (x > std::numeric_limits<double>::max()) return x;
        return log_normal(x * 0x1p54) - 54 * 0.693147180559945309417;
    }
    return log_normal(x);
}

/// e to the x; 0 below -745.2, infinity above 709.8.
/// With x = (128 k + j) log 2 / 128 + r, |r| <= log 2 / 256: 2^(j / 128) from a table times e^r by
/// its series, times 2^k (after Tang 1989).
inline double exp(double x) {
    if (!(x > -745.2)) return x != x ? x : 0.0;
    if (x > 709.79) return std::numeric_limits<double>::infinity();
    const double scaled = x * (1.44269504088896340736 * steps_to_double);
    const auto steps = static_cast<std::int64_t>(scaled + std::copysign(0.5, scaled));
    const auto whole = static_cast<double>(steps);
    const double r = (x - whole * step_high) - whole * step_low;
    const double r2 = r * r;
    const double more = r + r2 * ((1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120)));
    const PowerOfTwo& near = exp_table[steps & (steps_to_double - 1)];
    const double value = near.high + (near.low + near.high * more);
    const auto power = [](std::int64_t n) {
        return from_bits(static_cast<std::uint64_t>(n + 1023) << 52);
    };
    const std::int64_t k = steps >> 7;
    static_assert(steps_to_double == 1 << 7);
    if (k > 1000) return value * power(k - 1000) * power(1000);
    if (k < -1000) return value * power(k + 1000) * power(-1000);
    return value * power(k);
}

/// x to the a, for x >= 0.
double pow(double x, double a);
/// Sine, cosine and tangent of x, for |x| up to a few thousand.
double sin(double x);
double cos(double x);
double tan(double x);
/// Inverse functions: of any x, and of |x| <= 1.
double atan(double x);
double asin(double x);
double acos(double x);

} // namespace tenure::elementary

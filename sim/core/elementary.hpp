// Logarithm, exponential and what follows from them, the same to the last bit on every machine.
//
// The C library's own differ between processors with and without fused multiply-add. These use only
// IEEE addition, multiplication, division and square root, in a written order (the build forbids
// contraction). Within 1.5 units in the last place of the true value; tests hold them against
// Boost.Multiprecision.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <limits>

namespace tenure::elementary {

/// Natural logarithm of x, for x > 0 and normal; log(0) is -infinity, of less is NaN.
/// With x = 2^k m, sqrt(1/2) <= m < sqrt(2), and s = (m-1)/(m+1): log m = 2 atanh(s), by its series.
inline double log(double x) {
    if (!(x >= std::numeric_limits<double>::min()) || x > std::numeric_limits<double>::max()) {
        if (x == 0) return -std::numeric_limits<double>::infinity();
        if (x < 0 || x != x) return std::numeric_limits<double>::quiet_NaN();
        if (x > std::numeric_limits<double>::max()) return x;
        return log(x * 0x1p54) - 54 * 0.693147180559945309417;
    }
    auto bits = std::bit_cast<std::uint64_t>(x);
    const std::uint64_t shifted = bits - 0x3fe6a09e667f3bcdULL; // sqrt(1/2)
    const auto k = static_cast<double>(static_cast<std::int64_t>(shifted) >> 52);
    bits -= shifted & 0xfff0000000000000ULL;
    const double f = std::bit_cast<double>(bits) - 1.0;
    const double s = f / (f + 2.0);
    const double z = s * s;
    const double w = z * z;
    const double odd = w * (1.0 / 5 + w * (1.0 / 9 + w * (1.0 / 13 + w * (1.0 / 17 + w / 21))));
    const double even = z * (1.0 / 3 + w * (1.0 / 7 + w * (1.0 / 11 + w * (1.0 / 15 + w / 19))));
    // 2 s = f - s f exactly in the reals: the small part is added last, so f keeps its bits.
    const double small = s * (2.0 * (even + odd) - f);
    constexpr double ln2_high = 0x1.62e42fefa3800p-1; // 42 bits: k times it is exact
    constexpr double ln2_low = 0x1.ef35793c76730p-45;
    return k * ln2_high + (f + (small + k * ln2_low));
}

/// e to the x; 0 below -745.2, infinity above 709.8.
/// With x = k ln 2 + r, |r| <= ln 2 / 2: the Taylor series of e^r to its 13th term, times 2^k.
inline double exp(double x) {
    if (!(x > -745.2)) return x != x ? x : 0.0;
    if (x > 709.79) return std::numeric_limits<double>::infinity();
    constexpr double ln2_high = 0x1.62e42fefa3800p-1;
    constexpr double ln2_low = 0x1.ef35793c76730p-45;
    const double scaled = x * 1.44269504088896340736;
    const auto k = static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
    const auto kd = static_cast<double>(k);
    const double r = (x - kd * ln2_high) - kd * ln2_low;
    double p = 1.0 / 6227020800.0;
    for (double c : {1.0 / 479001600.0, 1.0 / 39916800.0, 1.0 / 3628800.0, 1.0 / 362880.0,
                     1.0 / 40320.0, 1.0 / 5040.0, 1.0 / 720.0, 1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5})
        p = p * r + c;
    const double value = 1.0 + (r + r * r * p);
    const auto power = [](std::int64_t n) {
        return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << 52);
    };
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

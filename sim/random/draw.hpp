// Draws of the laws the model needs, each at an address, the same bits on every machine.
#pragma once

#include "core/elementary.hpp"
#include "random/stream.hpp"

namespace tenure {

/// Uniform on (0, 1): 53 bits, never 0 nor 1.
inline double uniform_of(std::uint64_t word) {
    return (static_cast<double>(static_cast<std::int64_t>(word >> 12)) + 0.5) * 0x1p-52;
}
[[gnu::always_inline]] inline double uniform(const Address& at) {
    return uniform_of(block(at, 0).first);
}

/// Exponential with mean 1, by inversion; at most 36.8.
inline double unit_exponential_of(std::uint64_t word) {
    return -elementary::log_normal(uniform_of(word));
}
[[gnu::always_inline]] inline double unit_exponential(const Address& at) {
    return unit_exponential_of(block(at, 0).first);
}

/// True with probability p. What is certain needs no luck: uniform(at) lies strictly between.
inline bool bernoulli(const Address& at, double p) {
    if (p >= 1 || p <= 0) return p >= 1;
    return uniform(at) < p;
}

/// Uniform on {0, ..., n - 1}. @pre n > 0
std::uint32_t one_of(const Address& at, std::uint32_t n);

/// Standard normal.
double normal(const Address& at);

/// Gamma with mean shape * scale. @pre shape > 0, scale > 0
double gamma(const Address& at, double shape, double scale);

/// Poisson count. @pre mean >= 0
std::uint32_t poisson(const Address& at, double mean);

/// Triangular on [low, high] with its peak at `mode`; `mode` itself where low = high.
double triangular(const Address& at, double low, double mode, double high);

} // namespace tenure

// Draws of the laws the model needs, each at an address, the same bits on every machine.
#pragma once

#include "core/elementary.hpp"
#include "random/exponential_table.hpp"
#include "random/stream.hpp"

#include <cmath>

namespace tenure {

/// Uniform on (0, 1): 53 bits, never 0 nor 1.
inline double uniform_of(std::uint64_t word) {
    return (static_cast<double>(static_cast<std::int64_t>(word >> 12)) + 0.5) * 0x1p-52;
}
[[gnu::always_inline]] inline double uniform(const Address& at) {
    return uniform_of(block(at, 0).first);
}

/// Further words for the exponential of word `number` at an address: it fell outside what its layer
/// has under the curve. @pre number < 15
double beyond_inner_layer(const Address& at, std::uint32_t number, std::uint64_t word);

/// Exponential with mean 1, never 0, from the word of that number at an address: its lowest 8 bits
/// pick a layer of the ziggurat, its highest 53 a place in the layer (Marsaglia & Tsang 2000).
[[gnu::always_inline]] inline double unit_exponential_of(std::uint64_t word, const Address& at,
                                                         std::uint32_t number) {
    const ExponentialLayer& layer = exponential_layers[word & 255];
    const std::uint64_t place = word >> 11 | 1;
    if (place >= layer.inner) [[unlikely]]
        return beyond_inner_layer(at, number, word);
    return static_cast<double>(static_cast<std::int64_t>(place)) * layer.unit;
}
[[gnu::always_inline]] inline double unit_exponential(const Address& at) {
    return unit_exponential_of(block(at, 0).first, at, 0);
}

/// The exponentials of words 2k and 2k + 1 at an address, for the price of little more than one.
struct TwoExponentials {
    double first, second;
};
[[gnu::always_inline]] inline TwoExponentials two_exponentials(const Address& at,
                                                               std::uint32_t k = 0) {
    const Words words = block(at, k);
    return {unit_exponential_of(words.first, at, 2 * k),
            unit_exponential_of(words.second, at, 2 * k + 1)};
}

/// True with probability p. What is certain needs no draw: uniform(at) lies strictly between.
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

/// The whole number below or above `mean`, by chance so that its mean is that; `mean` itself if it
/// is whole. @pre mean fits a 32-bit number
inline std::int32_t whole_number(const Address& at, double mean) {
    const double below = std::floor(mean), part = mean - below;
    return static_cast<std::int32_t>(below) + (part > 0 && bernoulli(at, part));
}

/// Poisson count. @pre mean >= 0
std::uint32_t poisson(const Address& at, double mean);

/// Triangular on [low, high] with its peak at `mode`; `mode` itself where low = high.
double triangular(const Address& at, double low, double mode, double high);

} // namespace tenure

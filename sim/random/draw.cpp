#include "random/draw.hpp"

#include "core/real.hpp"

#include <boost/random/gamma_distribution.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/triangle_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>

namespace tenure {

double beyond_inner_layer(const Address& at, std::uint32_t number, std::uint64_t word) {
    expects(number < 15, "the exponentials of an address are its first 15 words");
    Stream further(at, 16 * (number + 1)); // 32 words; to need more has odds below 1e-30
    double past = 0;
    for (;;) {
        const std::size_t k = word & 255;
        const std::uint64_t place = word >> 11 | 1;
        const double x =
            static_cast<double>(static_cast<std::int64_t>(place)) * exponential_layers[k].unit;
        if (place < exponential_layers[k].inner) return past + x;
        if (k == 0) {
            past += tail_begins; // what is left of an exponential is one again
        } else {
            const double bottom = exponential_heights[k], top = exponential_heights[k + 1];
            if (bottom + (top - bottom) * uniform_of(further()) < elementary::exp(-x))
                return past + x;
        }
        word = further();
    }
}

std::uint32_t one_of(const Address& at, std::uint32_t n) {
    expects(n > 0, "one of at least one");
    Stream bits(at);
    return boost::random::uniform_int_distribution<std::uint32_t>(0, n - 1)(bits);
}

double normal(const Address& at) {
    Stream bits(at);
    return static_cast<double>(boost::random::normal_distribution<Real>()(bits));
}

double gamma(const Address& at, double shape, double scale) {
    expects(shape > 0 && scale > 0, "a gamma law has positive shape and scale");
    Stream bits(at);
    return static_cast<double>(boost::random::gamma_distribution<Real>(shape, scale)(bits));
}

std::uint32_t poisson(const Address& at, double mean) {
    expects(mean >= 0 && mean < 1e6, "a Poisson mean lies in [0, 1e6)");
    if (mean == 0) return 0;
    Stream bits(at);
    return static_cast<std::uint32_t>(boost::random::poisson_distribution<int, Real>(mean)(bits));
}

double triangular(const Address& at, double low, double mode, double high) {
    expects(low <= mode && mode <= high, "a triangular law has low <= mode <= high");
    if (low == high) return mode;
    Stream bits(at);
    return static_cast<double>(boost::random::triangle_distribution<Real>(low, mode, high)(bits));
}

} // namespace tenure

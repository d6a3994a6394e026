#include "random/sobol.hpp"

#include "random/draw.hpp"

#include <boost/random/sobol.hpp>

namespace tenure {

namespace {

constexpr std::uint32_t digits_each = 32;

} // namespace

SobolPoints::SobolPoints(std::size_t dimensions) : dimensions_(dimensions) {
    expects(dimensions >= 1 && dimensions <= most_dimensions, "Sobol' points have 1 to 3667 parts");
    directions_.resize(dimensions * digits_each);
    boost::random::sobol_engine<std::uint32_t, digits_each> engine(dimensions);
    for (std::uint32_t k = 0; k < digits_each; ++k) {
        // Boost goes by Gray code and leaves out point 0: its number 2^(k+1) - 1 is direction k.
        engine.seed(static_cast<std::uint32_t>((std::uint64_t{2} << k) - 2));
        for (std::size_t d = 0; d < dimensions; ++d) directions_[d * digits_each + k] = engine();
    }
}

std::uint32_t SobolPoints::digits(std::uint32_t index, std::size_t dimension) const {
    expects(dimension < dimensions_, "a point has this part");
    std::uint32_t result = 0;
    for (std::uint32_t k = 0; index != 0; ++k, index >>= 1)
        if (index & 1) result ^= directions_[dimension * digits_each + k];
    return result;
}

double SobolPoints::scrambled(std::uint64_t seed, std::uint32_t scramble, std::uint32_t index,
                              std::size_t dimension) const {
    const std::uint32_t plain = digits(index, dimension);
    const RandomStream random{seed, scramble};
    const Entity who = entity(Source::parameter, static_cast<std::uint32_t>(dimension));
    std::uint32_t turned = 0;
    for (std::uint32_t k = 0; k < digits_each; ++k) {
        // The k digits before this one, with a 1 in front: no two nodes of the tree are alike.
        const std::uint32_t node = 1u << k | (k == 0 ? 0 : plain >> (digits_each - k));
        const std::uint64_t word =
            block(address(random, Purpose::scramble, who, 0, {node}), 0).first;
        turned |= static_cast<std::uint32_t>(word & 1) << (digits_each - 1 - k);
    }
    const std::uint64_t rest = block(address(random, Purpose::scramble, who, 1, {plain}), 0).first;
    return uniform_of(std::uint64_t{plain ^ turned} << 32 | rest >> 32);
}

} // namespace tenure

// Points that fill the unit cube evenly, made independent of each other as whole sets.
//
// The sequence is that of Sobol' with the direction numbers of Joe & Kuo (2008), from Boost.Random.
// A scramble is Owen's (1995) nested one: each digit of a coordinate is turned over or not by
// chance of its own, at the address of the digits before it. So each point of a scrambled set is
// uniform on the cube, the set stays as even as it was, and sets of other scrambles are independent
// of it: an error is that of means over sets. Points 0 to 2^k - 1 of a set are even by themselves
// for every k.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tenure {

class SobolPoints {
public:
    static constexpr std::size_t most_dimensions = 3667;

    /// @pre 1 <= dimensions <= most_dimensions
    explicit SobolPoints(std::size_t dimensions);

    std::size_t dimensions() const { return dimensions_; }

    /// The first 32 binary digits of a coordinate of point `index`, not scrambled: the point's
    /// number in the order of Sobol' (point 0 is 0 in every coordinate).
    std::uint32_t digits(std::uint32_t index, std::size_t dimension) const;

    /// A coordinate in (0, 1), scrambled. Sets are told apart by `scramble`.
    double scrambled(std::uint64_t seed, std::uint32_t scramble, std::uint32_t index,
                     std::size_t dimension) const;

private:
    std::size_t dimensions_;
    std::vector<std::uint32_t> directions_; ///< [dimension][digit of the index]
};

} // namespace tenure

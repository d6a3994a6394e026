// Points that fill a unit cube more evenly than independent draws would, one coordinate at a time.
//
// A coordinate belongs to an entity (a varied field), so that it stays the same whichever others
// stand beside it: exactly for Latin hypercubes, and but for its direction numbers for Sobol's.
#pragma once

#include "random/address.hpp"

#include <cstdint>
#include <vector>

namespace tenure {

/// One coordinate of a Latin hypercube: each of `points` equal slices of (0, 1) holds one point,
/// somewhere in it, in an order of its own (McKay, Beckman & Conover 1979).
std::vector<double> latin_hypercube(std::uint64_t seed, Entity field, std::uint32_t points);

/// The coordinates of a Sobol sequence from its first point, the origin, on; each is shifted
/// digitally (Owen 2003, random digital shift), which keeps any first 2^k points as even as they
/// were. [field][point]. @pre fields.size() <= SobolPoints::most_dimensions
std::vector<std::vector<double>> sobol(std::uint64_t seed, const std::vector<Entity>& fields,
                                       std::uint32_t points);

} // namespace tenure

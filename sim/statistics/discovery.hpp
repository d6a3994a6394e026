// Under which values of uncertain numbers something happens: scenario discovery (Bryant & Lempert
// 2010).
//
// A box in the space of the numbers holds the draws in which a few numbers lie on one side of a
// threshold each. Of all boxes that restrict one number, and of those that restrict more of them
// starting from the eight best, the one with the highest harmonic mean of coverage and density is
// taken; each further number, of three at most, must add a twentieth to it. The box is found on one
// half of the sets of draws and judged by the other, so that what is said of it holds for draws
// that had no part in it.
#pragma once

#include "statistics/grid.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace tenure {

/// A number is at least, or at most, a threshold.
struct Restriction {
    std::size_t parameter = 0;
    double threshold = 0;
    bool at_least = false;

    bool holds(double value) const { return at_least ? value >= threshold : value <= threshold; }
};

struct ScenarioBox {
    std::vector<Restriction> where;
    double coverage = 0; ///< of the draws in which it happens, the share within the box
    double density = 0;  ///< of the draws within the box, the share in which it happens
    double overall = 0;  ///< of all draws, the share in which it happens
};

/// Nothing if no box makes it happen more often by two standard errors, or if it happens in fewer
/// than ten draws of either half, or fails to.
/// @param happens by draw @param parameters [draw][number] @param set_of_row draws of one set stay
/// together
std::optional<ScenarioBox> discover(const std::vector<bool>& happens, const Grid& parameters,
                                    const std::vector<std::uint32_t>& set_of_row);

} // namespace tenure

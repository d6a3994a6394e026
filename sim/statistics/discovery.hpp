// Under which values of uncertain numbers something happens: scenario discovery.
//
// A box in the space of the numbers is peeled, a tenth of what is left in it at a time, from
// whichever side of whichever number makes what is left happen most often (the patient rule
// induction method, Friedman & Fisher 1999; for scenarios Bryant & Lempert 2010). Of the boxes on
// the way the one with the highest harmonic mean of coverage and density is kept, restrictions that
// add next to nothing are dropped, and at most three numbers are restricted. The box is found on
// one half of the sets of draws and judged by the other, so that it says nothing of chance.
#pragma once

#include "statistics/grid.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace tenure {

/// Values of a number from low to high, both within; an end that is not restricted is infinite.
struct Restriction {
    std::size_t parameter = 0;
    double low = 0, high = 0;
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

// Predictive checks as a picture: what was published of every transition over what a fit makes of
// it, measure by measure.
#pragma once

#include "statistics/grid.hpp"

#include <string>

namespace tenure {

/// An SVG that stands alone: a panel for each official measure, published value over fitted mean in
/// 90% intervals, and the line where they are equal.
/// @param published, made, sd [transition][official measure]
std::string calibration_picture(const Grid& published, const Grid& made, const Grid& sd);

} // namespace tenure

// Numbers of a search's answer as people read them.
#pragma once

#include "workforce/measure.hpp"

#include <string>

namespace tenure {

/// "84.1%".
std::string percent(double share);
/// A value of a measure with its unit: "10.0%", "GBP 250,000", "12.3 posts".
std::string amount(const Measure& measure, double value);

} // namespace tenure

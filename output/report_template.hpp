// The page without its data, as built from output/report and put into the program.
#pragma once

#include <string_view>

namespace tenure {

/// HTML with the places %title%, %headline%, %data% and %engine%.
std::string_view report_template();

} // namespace tenure

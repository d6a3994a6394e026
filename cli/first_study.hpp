// The files of a first study, as `tenure new` writes them; they lie in cli/first_study. Places are
// %council%, %title% (quoted for YAML), %year%, %start% (a date), %next% (the year after it),
// %files% and %staff% (of the README, about a staff list).
#pragma once

#include <string_view>

namespace tenure::cli {

std::string_view first_study();
std::string_view first_levers(); ///< goes on after the study
std::string_view first_baseline();
std::string_view first_payment();
std::string_view first_intake();
std::string_view first_staff_list();
std::string_view first_readme();

} // namespace tenure::cli

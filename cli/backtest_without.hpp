// Mechanisms of a council's file that a back-test may go without, to see what each is worth.
#pragma once

#include "scenario/tree.hpp"

#include <string>
#include <vector>

namespace tenure::cli {

struct Switch {
    const char* name; ///< as it is asked for
    const char* is;   ///< what is left out
    const char* over; ///< YAML, laid over a council's file
};

const std::vector<Switch>& switches();
/// "start, growth, market".
std::string names_of_switches();
/// Null where nothing has the name.
const Switch* switch_named(const std::string& name);
/// What is laid over every council's file.
Tree laid_over_without(const Switch& left_out);

} // namespace tenure::cli

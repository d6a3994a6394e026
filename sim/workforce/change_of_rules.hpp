// A change of rules: a block begins or ends, or pay scales move, and everything is brought up to
// it.
#pragma once

#include "workforce/state.hpp"

namespace tenure::change_of_rules {

/// A block begins or ends.
void change_policy(State& s, std::size_t block);
/// The yearly date of pay increments.
void increment_pay(State& s);

} // namespace tenure::change_of_rules

// A change of rules: a block or a year begins or ends, or pay scales move, and everything is
// brought up to it.
#pragma once

#include "workforce/state.hpp"

namespace tenure::change_of_rules {

/// A block begins or ends.
void change_policy(State& s, std::size_t block);
/// 1 October: another year's effects.
void begin_year(State& s, std::size_t year);
/// The end of a quarter: posts come or go for how years differ.
void grow(State& s);
/// The yearly date of pay increments.
void increment_pay(State& s);

} // namespace tenure::change_of_rules

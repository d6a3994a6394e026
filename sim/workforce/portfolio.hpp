// How long a portfolio takes: drawn whole from its law, or from the evidence that makes it up.
//
// Kinds of evidence are gathered at once, for each depends on other people's diaries; items of a
// kind come one after another. The portfolio is ready when the slowest kind is.
#pragma once

#include "core/id.hpp"

#include <cstdint>

namespace tenure {

struct Practitioner;
struct State;

namespace portfolio {

/// Years of work at ordinary speed. @param occurrence names the draws: of roles held before
double years_of_work(const State& s, const Practitioner& x, ProgressionId e,
                     std::uint32_t occurrence);

} // namespace portfolio

} // namespace tenure

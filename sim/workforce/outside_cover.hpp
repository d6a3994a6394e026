// Requests for cover from outside the model, which only the peripatetic pool can meet and which are
// lost where nobody is free: for comparison with exact answers.
#pragma once

#include <cstddef>

namespace tenure {

struct State;

namespace outside_cover {

/// The first request of each stream.
void begin(State& s);
/// The next request of a stream comes, or one of its assignments ends.
void step(State& s, std::size_t stream);

} // namespace outside_cover
} // namespace tenure

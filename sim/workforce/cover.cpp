#include "workforce/cover.hpp"

#include "workforce/state.hpp"

namespace tenure::cover {

void begin(State&) {}
void want(State&, PostId) {}
void end_need(State&, PostId) {}
void step(State&, PostId) {}
void reconsider_pool(State&) {}
void withdraw(State&, PractitionerId) {}
void stream_step(State&, std::size_t) {}
void take_stock(State&) {}

} // namespace tenure::cover

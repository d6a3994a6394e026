#include "workforce/exhaustion.hpp"

#include "workforce/state.hpp"

namespace tenure::exhaustion {

void begin(State&, PractitionerId) {}
bool step(State&, PractitionerId) { return false; }
void end(State&, PractitionerId) {}
void take_stock(State&) {}

} // namespace tenure::exhaustion

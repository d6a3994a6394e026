#include "workforce/supervision.hpp"

#include "workforce/state.hpp"

namespace tenure::supervision {

void begin(State&, PractitionerId) {}
void step(State&, PractitionerId) {}
void end(State&, PractitionerId) {}

} // namespace tenure::supervision

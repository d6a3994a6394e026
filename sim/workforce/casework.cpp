#include "workforce/casework.hpp"

#include "workforce/state.hpp"

namespace tenure::casework {

void begin(State&) {}
void refer(State&, std::size_t) {}
void step(State&, CaseId) {}
void hand_over(State&, PractitionerId) {}
void give_waiting(State&, TeamId) {}
void take_stock(State&) {}

} // namespace tenure::casework

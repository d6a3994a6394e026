#include "workforce/absence.hpp"

#include "workforce/state.hpp"

namespace tenure {

const char* to_text(AbsenceKind kind) {
    switch (kind) {
    case AbsenceKind::short_spell: return "short_spell";
    case AbsenceKind::long_spell: return "long_spell";
    case AbsenceKind::parental: return "parental";
    case AbsenceKind::last: break;
    }
    return "";
}

namespace absence {

void begin(State&, PractitionerId) {}
void step(State&, PractitionerId) {}
void reconsider(State&, PractitionerId) {}
void end(State&, PractitionerId) {}
void take_stock(State&) {}

} // namespace absence
} // namespace tenure

// Declarations of mechanisms, whole and with something missing: check_declarations says which the
// compiler must refuse.
#include "workforce/mechanism.hpp"

using namespace tenure;

struct Whole {
    static bool on(const Model&) { return true; }
    static bool acts_on_leaving(const Model&) { return true; }
    static double leaving_log_hazard(const State&, PractitionerId) { return 0; }
    static constexpr bool rules_changed = false;
};

#if MISSING == 0
using Tried = Whole;
#elif MISSING == 1
struct Tried {
    static constexpr bool acts_on_leaving = false;
    static constexpr bool rules_changed = false;
};
#elif MISSING == 2
struct Tried {
    static bool on(const Model&) { return true; }
    static constexpr bool rules_changed = false;
};
#elif MISSING == 3
struct Tried {
    static bool on(const Model&) { return true; }
    static constexpr bool acts_on_leaving = false; // and yet
    static double leaving_log_hazard(const State&, PractitionerId) { return 0; }
    static constexpr bool rules_changed = false;
};
#elif MISSING == 4
struct Tried {
    static bool on(const Model&) { return true; }
    static constexpr bool acts_on_leaving = false;
};
#elif MISSING == 5
struct Tried {
    static bool on(const Model&) { return true; }
    static constexpr bool acts_on_leaving = false;
    static constexpr bool rules_changed = false;
    static void put_in_force(State&, const BlockModel&) {}
};
#endif

static_assert(mechanism::List<Tried>::all_complete);

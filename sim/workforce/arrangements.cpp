#include "workforce/arrangements.hpp"

#include "workforce/mechanisms.hpp"

namespace tenure::arrangements {

void update(State& s, PractitionerId p) {
    IndividualArrangement sum;
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::gives_arrangement<M>)
            if (M::on(*s.model)) M::add_to_arrangement(s, p, sum);
    });
    s.arrangement[p.index()] = sum;
}

} // namespace tenure::arrangements

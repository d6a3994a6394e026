#include "workforce/influences.hpp"

#include "workforce/mechanisms.hpp"

namespace tenure::influences {

namespace {

/// Visits the mechanisms that act on leaving in this model; each has its place in the mask.
template <class Visit> void for_acting_on_leaving(const Model& m, Visit visit) {
    std::uint32_t bit = 1;
    MechanismList::each([&](auto id) {
        if (m.acting_on_leaving & bit) visit(id);
        bit <<= 1;
    });
}

} // namespace

double added_to_leaving(const State& s, PractitionerId p, double log_hazard) {
    for_acting_on_leaving(*s.model, [&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::has_leaving_hazard<M>) log_hazard += M::leaving_log_hazard(s, p);
    });
    return log_hazard;
}

double multiplied_leaving(const State& s, PractitionerId p, double factor) {
    for_acting_on_leaving(*s.model, [&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::has_leaving_factor<M>) factor = M::multiplied(s, p, factor);
    });
    return factor;
}

void change_leaving(const State& s, PractitionerId p, LeavingFactors& factors) {
    for_acting_on_leaving(*s.model, [&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::has_leaving_by_destination<M>) M::change_leaving(s, p, factors);
    });
}

double added_to_exhaustion(const State& s, PractitionerId p, double logit) {
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::acts_on_exhaustion<M>)
            if (M::on(*s.model)) logit += M::exhaustion_logit(s, p);
    });
    return logit;
}

double application_odds(const State& s, PractitionerId p, RoleId to) {
    double odds = 1;
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::acts_on_applications<M>)
            if (M::on(*s.model)) odds *= M::application_odds(s, p, to);
    });
    return odds;
}

double merit(const State& s, PractitionerId p, RoleId to) {
    double more = 0;
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::acts_on_applications<M>)
            if (M::on(*s.model)) more += M::merit(s, p, to);
    });
    return more;
}

double mismatch_factor(const State& s, PractitionerId p) {
    double factor = 1;
    MechanismList::each([&](auto id) {
        using M = typename decltype(id)::type;
        if constexpr (mechanism::acts_on_mismatch<M>)
            if (M::on(*s.model)) factor *= M::mismatch_factor(s, p);
    });
    return factor;
}

} // namespace tenure::influences

// Service of staff met in equilibrium: as in a workforce that has run for ever, with the whole
// hazard of leaving. Of renewals in equilibrium the time since the last has density S(t) / mean, S
// the survival (Cox, Renewal Theory, 1962, section 5.2). Competing hazards multiply survival; a
// shared gamma frailty of variance v makes it (1 + v A)^(-1/v), A the hazard of a person of
// frailty 1.
#pragma once

#include "core/id.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace tenure {

struct LeavingModel;

/// Which component of each destination's law of service somebody has, and how likely that is.
struct ServiceKinds {
    std::array<std::uint8_t, 5> of{};
    double probability = 1;
};

/// Time served in equilibrium, as cells of time over which survival falls exponentially.
struct EquilibriumService {
    std::vector<double> at;       ///< years, ascending from 0; empty: nobody ever leaves
    std::vector<double> survival; ///< to each
    std::vector<double> area;     ///< under it, up to each
};

namespace equilibrium {

/// All combinations of components, with their probabilities on joining.
std::vector<ServiceKinds> service_kinds(const LeavingModel& m);
/// @param age now, in years; of no matter where no hazard depends on it
/// @pre m.kinds is known
EquilibriumService service(const LeavingModel& m, RoleId role, double age);
/// Years served by somebody whose uniform number is u. 0 where nobody ever leaves.
double drawn(const EquilibriumService& service, double u);
/// The mean of all service, from joining to leaving; infinity where nobody ever leaves.
double mean_service(const EquilibriumService& service);
/// The components that the uniform number u gives to somebody who has served so many years.
const ServiceKinds& kinds_after(const LeavingModel& m, RoleId role, double served, double age,
                                double u);

} // namespace equilibrium

} // namespace tenure

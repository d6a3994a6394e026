// Streams of referrals: who comes next to a service, and when; the same under every policy.
//
// Each service has a stream of its own and, behind those of all services, one of children who come
// only where demand has risen. Less demand thins a stream by a number that each child has; more
// adds from the second stream by the same rule, and nobody is renumbered.
#pragma once

#include "workforce/casework_data.hpp"
#include "workforce/model.hpp"

namespace tenure {

struct ReferralStream {
    std::size_t service;
    bool added;
};

namespace referrals {

std::size_t streams(const CaseworkModel& m);
ReferralStream stream(const CaseworkModel& m, std::size_t which);
/// The k-th child of a stream.
Entity child(ReferralStream stream, std::uint32_t k);
/// When the next one comes. Moves the stream's time on. Asked in rising order.
Instant next(const CaseworkModel& m, const RandomStream& random, ReferralStream stream,
             ServiceState& x);
/// Whether they come where demand is so many times the baseline's.
bool comes(const RandomStream& random, ReferralStream stream, Entity child, double demand);

} // namespace referrals
} // namespace tenure

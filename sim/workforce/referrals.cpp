#include "workforce/referrals.hpp"

#include "random/draw.hpp"

namespace tenure::referrals {

namespace {

/// When referrals have reached so many on average: the inverse of the integrated rate.
Instant reached(const ServiceModel& m, ServiceState& x) {
    while (x.season + 1 < m.seasons.size() && m.seasons[x.season + 1].before <= x.operational)
        ++x.season;
    const Season& in = m.seasons[x.season];
    return in.rate > 0 ? in.from + years((x.operational - in.before) / in.rate) : never;
}

} // namespace

std::size_t streams(const CaseworkModel& m) {
    return m.services.size() * (m.demand_may_rise ? 2 : 1);
}

ReferralStream stream(const CaseworkModel& m, std::size_t which) {
    return {which % m.services.size(), which >= m.services.size()};
}

Entity child(ReferralStream stream, std::uint32_t k) {
    return referral(static_cast<std::uint32_t>(stream.service + (stream.added ? 8 : 0)), k);
}

/// Who could be added comes as often as at most they would.
Instant next(const CaseworkModel& m, const RandomStream& random, ReferralStream stream,
             ServiceState& x) {
    const Entity who = child(stream, x.referred);
    const double gap = unit_exponential(address(random, Purpose::referral, who));
    x.operational += stream.added ? gap / (most_demand - 1) : gap;
    return reached(m.services[stream.service], x);
}

/// Each child has a number that says from which demand on they come, or up to which they stay.
bool comes(const RandomStream& random, ReferralStream stream, Entity child, double demand) {
    const double share = stream.added ? (demand - 1) / (most_demand - 1) : demand;
    return bernoulli(address(random, Purpose::thinning, child), share);
}

} // namespace tenure::referrals

#include "workforce/schools.hpp"

#include "random/draw.hpp"

#include <algorithm>

namespace tenure::schools {

namespace {

Entity school(std::size_t k) { return entity(Source::school, static_cast<std::uint32_t>(k)); }

double attraction(const Schools& rules, const RandomStream& random, std::size_t k) {
    if (!(rules.spread > 1e-6)) return 1;
    const double variance = rules.spread * rules.spread;
    return gamma(address(random, Purpose::school_size, school(k)), 1 / variance, variance);
}

} // namespace

void draw(SchoolDraws& all, const Schools& rules, const RandomStream& random) {
    const auto number = static_cast<std::size_t>(rules.number);
    all.up_to.resize(number);
    all.rank.assign(number, 0);
    double sum = 0;
    for (std::size_t k = 0; k < number; ++k) all.up_to[k] = sum += attraction(rules, random, k);
    for (std::size_t k = 0; k < number; ++k)
        all.up_to[k] =
            sum > 0 ? all.up_to[k] / sum : static_cast<double>(k + 1) / static_cast<double>(number);
    const auto allocation = [&](std::size_t k) {
        return uniform(address(random, Purpose::school_allocation, school(k)));
    };
    for (std::size_t k = 0; k < number; ++k)
        for (std::size_t other = 0; other < number; ++other)
            all.rank[k] += allocation(other) < allocation(k) ||
                           (allocation(other) == allocation(k) && other < k);
}

int of(const SchoolDraws& all, const Schools& rules, const RandomStream& random, Entity child) {
    const double u = uniform(address(random, Purpose::school, child));
    if (u >= rules.share || all.up_to.empty()) return no_school;
    const double at = u / rules.share;
    const auto k = std::upper_bound(all.up_to.begin(), all.up_to.end(), at) - all.up_to.begin();
    return std::min(static_cast<int>(k), rules.number - 1);
}

} // namespace tenure::schools

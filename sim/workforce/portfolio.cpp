#include "workforce/portfolio.hpp"

#include "workforce/duration.hpp"
#include "workforce/state.hpp"

#include <algorithm>

namespace tenure::portfolio {

double years_of_work(const State& s, const Practitioner& x, ProgressionId e,
                     std::uint32_t occurrence) {
    const ProgressionModel& m = s.model->progressions[e.index()];
    const auto at = [&](Purpose what, std::uint32_t k) {
        return address(s.random, what, x.who, k, edge(e));
    };
    if (m.evidence.empty())
        return inverse_cumulative_hazard(m.portfolio,
                                         unit_exponential(at(Purpose::progression, occurrence)));
    double slowest = 0;
    std::uint32_t item = occurrence * most_evidence;
    for (const EvidenceModel& kind : m.evidence) {
        double years = 0;
        for (int k = 0; k < kind.items; ++k)
            years += duration::drawn(kind.law, at(Purpose::evidence, item++));
        slowest = std::max(slowest, years);
    }
    return slowest;
}

} // namespace tenure::portfolio

#include "workforce/school_counts.hpp"

#include "workforce/referrals.hpp"

#include <algorithm>

namespace tenure {

namespace {

using Table = std::vector<std::vector<std::vector<std::int64_t>>>; ///< [effect][window][place]

Table table(const SchoolWindows& w, std::size_t places) {
    return Table(w.effects.size(), std::vector<std::vector<std::int64_t>>(
                                       w.ends.size(), std::vector<std::int64_t>(places, 0)));
}

struct Counter {
    const RandomStream& random;
    const Schools& rules;
    const SchoolDraws& schools;
    const SchoolWindows& windows;
    const std::vector<std::size_t>& place; ///< of each school among those treated alike
    SchoolCounts& counts;

    void count(ReferralStream stream, Entity child, Instant at) const {
        const int school = schools::of(schools, rules, random, child);
        if (school == no_school) return;
        const auto k = static_cast<std::size_t>(school);
        const bool treated = static_cast<int>(schools.rank[k]) < windows.treated;
        for (std::size_t e = 0; e < windows.effects.size(); ++e) {
            if (!referrals::comes(random, stream, child, treated ? windows.effects[e] : 1))
                continue;
            for (std::size_t w = 0; w < windows.ends.size(); ++w)
                if (at < windows.ends[w])
                    ++(treated ? counts.treated : counts.control)[e][w][place[k]];
        }
    }
};

std::vector<std::size_t> places(const SchoolDraws& schools, int treated) {
    std::size_t in = 0, out = 0;
    std::vector<std::size_t> all;
    for (std::uint32_t rank : schools.rank)
        all.push_back(static_cast<int>(rank) < treated ? in++ : out++);
    return all;
}

} // namespace

SchoolCounts count_schools(const Model& model, const RandomStream& random, const SchoolWindows& w) {
    const CaseworkModel& m = model.casework;
    const Schools& rules = *m.rules.schools;
    const auto treated = static_cast<std::size_t>(w.treated);
    expects(treated <= static_cast<std::size_t>(rules.number), "as many schools as are treated");
    SchoolDraws schools;
    schools::draw(schools, rules, random);
    SchoolCounts all{table(w, treated), table(w, static_cast<std::size_t>(rules.number) - treated)};
    const std::vector<std::size_t> place = places(schools, w.treated);
    const Counter counter{random, rules, schools, w, place, all};
    const Instant last = *std::max_element(w.ends.begin(), w.ends.end());
    const bool rises = *std::max_element(w.effects.begin(), w.effects.end()) > 1;
    for (std::size_t k = 0; k < m.services.size() * (rises ? 2 : 1); ++k) {
        const ReferralStream stream = referrals::stream(m, k);
        ServiceState x;
        for (Instant at; (at = referrals::next(m, random, stream, x)) < last; ++x.referred)
            if (at >= w.begin) counter.count(stream, referrals::child(stream, x.referred), at);
    }
    return all;
}

} // namespace tenure

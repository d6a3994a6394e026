#include "output/screening.hpp"

#include "output/decision.hpp"
#include "output/decision_data.hpp"
#include "output/words.hpp"
#include "statistics/selection.hpp"

namespace tenure {

namespace {

/// Sums over one draw, or over one scrambled set: replications in which every policy has a value.
struct Unit {
    std::int64_t count = 0;
    std::vector<double> sums;
};

/// By draw: means of every policy, better when higher.
std::vector<std::vector<double>> independent_means(const HorizonValues& values, double sign) {
    const std::size_t policies = values.of_policy.size();
    const std::size_t replications = values.of_policy[0].size();
    const Grouping grouping = values.sample(0).grouping();
    std::vector<Unit> units(grouping.sets(replications), {0, std::vector<double>(policies, 0.0)});
    for (std::size_t r = 0; r < replications; ++r) {
        bool whole = true;
        for (const auto& policy : values.of_policy) whole = whole && policy[r] != missing;
        if (!whole) continue;
        Unit& unit = units[grouping.set_of(r)];
        ++unit.count;
        for (std::size_t p = 0; p < policies; ++p)
            unit.sums[p] += static_cast<double>(values.of_policy[p][r]);
    }
    std::vector<std::vector<double>> means;
    for (const Unit& unit : units) {
        if (unit.count == 0) continue;
        means.push_back(unit.sums);
        for (double& x : means.back())
            x *= sign / static_cast<double>(unit.count) / static_cast<double>(values.scale);
    }
    return means;
}

} // namespace

std::optional<Screening> screening(Store& store) {
    const Description& d = store.description();
    if (!d.precision || d.policies.size() < 3) return {};
    const std::size_t measure = measure_index(d, d.precision->measure);
    const auto better = better_direction(d, d.measures[measure]);
    if (!better) return {};
    const auto values = read_horizon(store.database(), d, measure, store.analysed().replications);
    const auto means = independent_means(values, *better == Better::higher ? 1 : -1);
    if (means.size() < 20) return {};
    SelectionOptions options;
    options.indifference = d.precision->half_width;
    options.at_most = static_cast<std::int64_t>(means.size());
    const Selection selection = select_best(
        d.policies.size(),
        [&](std::size_t policy, std::int64_t k) {
            return means[static_cast<std::size_t>(k)][policy];
        },
        options);
    return Screening{d.precision->measure, options.indifference, options.at_most, selection.left,
                     selection.dropped_at};
}

std::string screening_words(const Screening& s, const Description& d, std::size_t columns) {
    char lead[40];
    std::snprintf(lead, sizeof lead, "%.6g", s.indifference);
    std::string out, in;
    for (std::size_t p = 0; p < d.policies.size(); ++p) {
        if (s.dropped_at[p] > 0)
            out += (out.empty() ? "" : ", ") + d.policies[p] + " (draw " +
                   std::to_string(s.dropped_at[p]) + ")";
        else
            in += (in.empty() ? "" : ", ") + d.policies[p];
    }
    return wrapped(
        "Screened for the best in " + s.measure + ", where a lead of " + lead +
            " counts (Kim and Nelson; wrong at most once in 20 studies): " +
            (out.empty() ? "none of the policies could have been spared" : "dropped " + out) +
            "; left: " + in + ".",
        columns, 2);
}

} // namespace tenure

#include "output/avoided.hpp"

#include "output/decision_data.hpp"
#include "output/decision_words.hpp"
#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

/// Sums over the replications of an independent draw.
struct Draw {
    double avoided = 0, cost = 0;
};

bool has_measure(const Description& d, const char* name) {
    return std::any_of(d.measures.begin(), d.measures.end(),
                       [&](const Measure& m) { return m.name == name; });
}

std::size_t draw_of(std::size_t replication, const HorizonValues& values) {
    const std::size_t draw = replication / values.draws_share;
    return values.scrambles > 0 ? draw % values.scrambles : draw;
}

std::vector<Draw> by_draw(const HorizonValues& leavers, const HorizonValues& cost,
                          std::size_t policy) {
    std::vector<Draw> draws;
    for (std::size_t r = 0; r < leavers.of_policy[0].size(); ++r) {
        const std::int64_t all[] = {leavers.of_policy[0][r], leavers.of_policy[policy][r],
                                    cost.of_policy[0][r], cost.of_policy[policy][r]};
        if (std::find(std::begin(all), std::end(all), missing) != std::end(all)) continue;
        const std::size_t draw = draw_of(r, leavers);
        if (draws.size() <= draw) draws.resize(draw + 1);
        draws[draw].avoided +=
            static_cast<double>(all[0] - all[1]) / static_cast<double>(leavers.scale);
        draws[draw].cost += static_cast<double>(all[3] - all[2]) / static_cast<double>(cost.scale);
    }
    return draws;
}

/// Cost over leavers avoided, with its jackknifed standard error.
std::pair<double, double> cost_of_one(const std::vector<Draw>& draws) {
    Draw all;
    for (const Draw& d : draws) all.avoided += d.avoided, all.cost += d.cost;
    const auto n = static_cast<double>(draws.size());
    double sum = 0, squares = 0;
    for (const Draw& d : draws) {
        const double without = (all.cost - d.cost) / (all.avoided - d.avoided);
        sum += without;
        squares += without * without;
    }
    const double variance = (n - 1) / n * (squares - sum * sum / n);
    return {all.cost / all.avoided, std::sqrt(std::max(variance, 0.0))};
}

CostPerLeaver cost_for(const std::string& name, const HorizonValues& leavers,
                       const HorizonValues& cost, std::size_t policy) {
    CostPerLeaver x;
    x.policy = name;
    const Estimate fewer = paired_difference(leavers.sample(0), leavers.sample(policy)).difference;
    if (fewer.draws < 2) return x;
    const double t = t_quantile(0.975, static_cast<double>(fewer.draws - 1));
    x.avoided = fewer.mean / static_cast<double>(leavers.scale);
    x.cost = paired_difference(cost.sample(policy), cost.sample(0)).difference.mean /
             static_cast<double>(cost.scale);
    x.surely = fewer.mean - t * fewer.std_error > 0;
    if (!x.surely) return x;
    const auto [ratio, error] = cost_of_one(by_draw(leavers, cost, policy));
    x.gbp = ratio;
    x.interval = {ratio - t * error, ratio + t * error};
    return x;
}

} // namespace

std::vector<CostPerLeaver> cost_per_leaver(Store& store) {
    const Description& d = store.description();
    std::vector<CostPerLeaver> all;
    if (!has_measure(d, "leavers") || !has_measure(d, "total_cost")) return all;
    const std::uint32_t replications = store.analysed().replications;
    const auto read = [&](const char* name) {
        return read_horizon(store.database(), d, measure_index(d, name), replications);
    };
    const HorizonValues leavers = read("leavers"), cost = read("total_cost");
    for (std::size_t p = 1; p < d.policies.size(); ++p)
        all.push_back(cost_for(d.policies[p], leavers, cost, p));
    return all;
}

std::string cost_per_leaver_words(Store& store, std::size_t columns) {
    const std::vector<CostPerLeaver> all = cost_per_leaver(store);
    if (all.empty()) return {};
    std::vector<std::vector<std::string>> lines{
        {"policy", "leavers avoided", "cost, GBP", "GBP per leaver", "95%"}};
    for (const CostPerLeaver& x : all)
        lines.push_back({x.policy, grouped(x.avoided, 2), grouped(x.cost, 0),
                         x.surely ? grouped(x.gbp, 0) : "-",
                         x.surely
                             ? grouped(x.interval.low, 0) + " to " + grouped(x.interval.high, 0)
                             : "not sure that leavers are avoided"});
    return wrapped(
               "Cost per leaver avoided, both a year and beside the baseline. Leavers are counted "
               "in heads, so a policy that brings more staff may have more of them at a lower "
               "turnover; below 0 GBP, leavers are avoided and money saved.",
               columns) +
           table_words(lines, columns) + "\n";
}

} // namespace tenure

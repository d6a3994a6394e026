#include "output/avoided.hpp"

#include "output/decision_data.hpp"
#include "output/decision_words.hpp"
#include "statistics/distribution.hpp"
#include "statistics/forecast.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tenure {

namespace {

/// Sums over the replications of an independent draw.
struct Sums {
    double count = 0, cost = 0;                    ///< replications; difference in cost
    double leavers[2] = {0, 0}, heads[2] = {0, 0}; ///< under the baseline, under the policy

    void add(const Sums& other, double sign) {
        count += sign * other.count;
        cost += sign * other.cost;
        for (int i : {0, 1}) {
            leavers[i] += sign * other.leavers[i];
            heads[i] += sign * other.heads[i];
        }
    }
};

bool has_measure(const Description& d, const char* name) {
    return std::any_of(d.measures.begin(), d.measures.end(),
                       [&](const Measure& m) { return m.name == name; });
}

/// What is needed of the results.
struct Counts {
    HorizonValues leavers, cost;
    std::optional<HorizonValues> heads;
};

double scaled(std::int64_t stored, const HorizonValues& of) {
    return static_cast<double>(stored) / static_cast<double>(of.scale);
}

std::vector<Sums> by_draw(const Counts& all, std::size_t policy) {
    std::vector<Sums> draws;
    const Grouping grouping = all.leavers.sample(0).grouping();
    const std::size_t which[] = {0, policy};
    for (std::size_t r = 0; r < all.leavers.of_policy[0].size(); ++r) {
        Sums one;
        one.count = 1;
        bool whole = true;
        for (int i : {0, 1}) {
            const std::size_t p = which[i];
            whole = whole && all.leavers.of_policy[p][r] != missing &&
                    all.cost.of_policy[p][r] != missing &&
                    (!all.heads || all.heads->of_policy[p][r] != missing);
            if (!whole) break;
            one.leavers[i] = scaled(all.leavers.of_policy[p][r], all.leavers);
            one.cost += (i == 0 ? -1 : 1) * scaled(all.cost.of_policy[p][r], all.cost);
            if (all.heads) one.heads[i] = scaled(all.heads->of_policy[p][r], *all.heads);
        }
        if (!whole) continue;
        const std::size_t draw = grouping.set_of(r);
        if (draws.size() <= draw) draws.resize(draw + 1);
        draws[draw].add(one, 1);
    }
    draws.erase(
        std::remove_if(draws.begin(), draws.end(), [](const Sums& d) { return d.count == 0; }),
        draws.end());
    return draws;
}

double whole_staff(const Sums& s) { return (s.leavers[0] - s.leavers[1]) / s.count; }
double constant_staff(const Sums& s) {
    return (s.leavers[0] - s.leavers[1] * s.heads[0] / s.heads[1]) / s.count;
}

/// A number of all draws, with its jackknifed standard error.
template <class Number>
std::pair<double, double> jackknifed(const std::vector<Sums>& draws, const Sums& all,
                                     const Number& number) {
    return {number(all), jackknife_error(draws.size(), [&](std::size_t out) {
                Sums rest = all;
                rest.add(draws[out], -1);
                return number(rest);
            })};
}

template <class Number>
Avoided avoided(const std::vector<Sums>& draws, const Sums& all, const Number& number) {
    Avoided x;
    const double t = t_quantile(0.975, static_cast<double>(draws.size() - 1));
    const auto [fewer, error] = jackknifed(draws, all, number);
    x.leavers = fewer;
    x.surely = fewer - t * error > 0;
    if (!x.surely) return x;
    const auto [gbp, gbp_error] =
        jackknifed(draws, all, [&](const Sums& s) { return s.cost / s.count / number(s); });
    x.gbp = gbp;
    x.interval = {gbp - t * gbp_error, gbp + t * gbp_error};
    return x;
}

CostPerLeaver cost_for(const std::string& name, const Counts& counts, std::size_t policy) {
    CostPerLeaver x;
    x.policy = name;
    const std::vector<Sums> draws = by_draw(counts, policy);
    if (draws.size() < 2) return x;
    Sums all;
    for (const Sums& draw : draws) all.add(draw, 1);
    x.cost = all.cost / all.count;
    x.whole_staff = avoided(draws, all, whole_staff);
    if (counts.heads && all.heads[1] > 0) x.constant_staff = avoided(draws, all, constant_staff);
    return x;
}

/// "12.3 (11.0 to 14.0)", in thousands.
std::string price_words(const std::optional<Avoided>& a, double factor) {
    if (!a) return "-";
    if (!a->surely) return "not sure";
    const auto thousands = [&](double gbp) { return grouped(factor * gbp / 1000, 1); };
    return thousands(a->gbp) + " (" + thousands(a->interval.low) + " to " +
           thousands(a->interval.high) + ")";
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
    Counts counts{read("leavers"), read("total_cost"), {}};
    if (has_measure(d, "headcount")) counts.heads = read("headcount");
    for (std::size_t p = 1; p < d.policies.size(); ++p)
        all.push_back(cost_for(d.policies[p], counts, p));
    return all;
}

std::string cost_per_leaver_words(Store& store, std::size_t columns, double factor) {
    const std::vector<CostPerLeaver> all = cost_per_leaver(store);
    if (all.empty()) return {};
    std::vector<std::vector<std::string>> lines{
        {"policy", "cost", "avoided", "each (95%)", "at constant staff", "each (95%)"}};
    for (const CostPerLeaver& x : all)
        lines.push_back({x.policy, grouped(factor * x.cost / 1000, 1),
                         grouped(x.whole_staff.leavers, 2), price_words(x.whole_staff, factor),
                         x.constant_staff ? grouped(x.constant_staff->leavers, 2) : "-",
                         price_words(x.constant_staff, factor)});
    return wrapped("Cost per leaver avoided, in thousand GBP, a year and beside the baseline, in "
                   "heads: of all who "
                   "leave, of whom a policy that brings more staff may have more; and at constant "
                   "staff, as if there were as many people as under the baseline. Below 0, "
                   "leavers are avoided and money saved; \"not sure\": the 95% interval of those "
                   "avoided reaches 0.",
                   columns) +
           table_words(lines, columns) + "\n";
}

} // namespace tenure

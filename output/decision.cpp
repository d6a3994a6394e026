#include "output/decision.hpp"

#include "output/decision_data.hpp"
#include "output/drivers.hpp"
#include "output/verdict.hpp"
#include "statistics/information.hpp"
#include "statistics/order.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

constexpr const char* net_benefit_name = "net_benefit";

} // namespace

std::optional<Better> better_direction(const Description& d, const Measure& measure) {
    switch (judged(d, measure).better) {
    case Direction::lower: return Better::lower;
    case Direction::higher: return Better::higher;
    case Direction::none: break;
    }
    return {};
}

bool is_net_benefit(const Criterion& criterion) {
    return criterion.measure.name == net_benefit_name;
}

std::vector<const Criterion*> criteria(const Decision& decision) {
    std::vector<const Criterion*> all;
    if (decision.net_benefit) all.push_back(&*decision.net_benefit);
    for (const Criterion& c : decision.measures) all.push_back(&c);
    return all;
}

std::string verdict(const Criterion& c, const PolicyDecision& p) {
    return verdict(c.measure, {c.policies[0].mean, p.difference, p.difference_interval, p.identical,
                               p.difference_error == 0, p.pairs});
}

namespace {

/// What every criterion of a store has in common.
struct Ground {
    Ground(Store& store_, const DecisionOptions& options_)
        : store(store_), d(store_.description()), options(options_),
          replications(store_.analysed().replications),
          draws(read_draws(store_.database(), d,
                           (replications + d.draws_share - 1) / d.draws_share)) {
        for (std::size_t p = 0; p < d.parameters.size(); ++p)
            if (varies(p)) varying.push_back(p);
        const auto standings = store.standings();
        if (standings && standings->decided) selected = standings->best;
    }

    /// A parameter without kept draws is judged by its range.
    bool varies(std::size_t p) const {
        if (draws.rows == 0) return d.parameters[p].low < d.parameters[p].high;
        for (std::size_t r = 1; r < draws.rows; ++r)
            if (draws.at(r, p) != draws.at(0, p)) return true;
        return false;
    }

    Store& store;
    const Description& d;
    const DecisionOptions& options;
    std::uint32_t replications;
    Grid draws;
    std::vector<std::size_t> varying;
    std::optional<std::size_t> selected; ///< of a study that has decided
};

Range range_of(const Sample& sample, double scale) {
    std::vector<std::int64_t> values;
    for (const std::int64_t value : sample.values)
        if (value != sample.missing) values.push_back(value);
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](std::uint32_t p) {
        return static_cast<double>(quantile(values, PerThousand{p})) / scale;
    };
    return {at(50), at(500), at(950)};
}

UncertaintySplit scaled(UncertaintySplit split, double scale) {
    return {split.monte_carlo / scale, split.parameters / scale, split.one_future / scale};
}

Interval scaled(Interval interval, double scale) {
    return {interval.low / scale, interval.high / scale};
}

PolicyDecision policy_decision(const Ground& ground, const HorizonValues& values,
                               std::size_t policy) {
    const auto scale = static_cast<double>(values.scale);
    const bool vary = !ground.varying.empty();
    const Sample sample = values.sample(policy);
    PolicyDecision p;
    p.policy = ground.d.policies[policy];
    const Estimate own = estimate(sample);
    p.mean = own.mean / scale;
    p.std_error = own.std_error / scale;
    p.one_future = range_of(sample, scale);
    p.split = scaled(split_uncertainty(sample, vary), scale);
    const PairedDifference pair = paired_difference(sample, values.sample(0));
    p.difference = pair.difference.mean / scale;
    p.difference_error = pair.difference.std_error / scale;
    p.pairs = pair.difference.values;
    p.identical = pair.identical;
    const auto apart = differences(sample, values.sample(0));
    const Sample of_difference{apart, sample.draws_share, sample.missing, sample.scrambles,
                               sample.draws_in_a_row};
    p.difference_one_future = range_of(of_difference, scale);
    p.difference_split = scaled(split_uncertainty(of_difference, vary), scale);
    return p;
}

void count_better_futures(Criterion& c, const HorizonValues& values, double sign) {
    for (std::size_t p = 1; p < c.policies.size(); ++p)
        for (const std::int64_t apart : differences(values.sample(p), values.sample(0)))
            if (apart != missing && sign * static_cast<double>(apart) > 0)
                ++c.policies[p].futures_better;
}

void add_intervals(Criterion& c, const HorizonValues& values, double level) {
    const auto scale = static_cast<double>(values.scale);
    std::vector<Estimate> pairs;
    for (std::size_t p = 1; p < c.policies.size(); ++p)
        pairs.push_back(paired_difference(values.sample(p), values.sample(0)).difference);
    const auto intervals = simultaneous_intervals(pairs, level);
    c.policies[0].difference_interval = {0, 0};
    for (std::size_t p = 1; p < c.policies.size(); ++p)
        c.policies[p].difference_interval = scaled(intervals[p - 1], scale);
    if (!c.better || c.policies.size() < 2) return;
    const auto best = against_the_best(values.samples(), *c.better, level);
    for (std::size_t p = 0; p < c.policies.size(); ++p)
        c.policies[p].against_best = scaled(best[p], scale);
}

/// Shares of complete replications in which each policy comes out best; equals share.
std::vector<double> best_in_one_future(const HorizonValues& values, double sign,
                                       std::int64_t& complete) {
    Grid grid;
    grid.columns = values.of_policy.size();
    for (std::size_t r = 0; r < values.of_policy[0].size(); ++r) {
        const auto lost = [&](const auto& policy) { return policy[r] == missing; };
        if (std::any_of(values.of_policy.begin(), values.of_policy.end(), lost)) continue;
        ++grid.rows;
        for (const auto& policy : values.of_policy)
            grid.values.push_back(sign * static_cast<double>(policy[r]));
    }
    complete = static_cast<std::int64_t>(grid.rows);
    if (grid.rows == 0) return std::vector<double>(grid.columns, not_known);
    return information(grid).probability_best;
}

void add_information(Criterion& c, const Ground& ground, const DrawMeans& means) {
    if (means.means.rows == 0) return;
    if (ground.varying.empty()) { // then the means are all there is to know
        Grid one(1, c.policies.size());
        for (std::size_t p = 0; p < c.policies.size(); ++p)
            one.at(0, p) = (*c.better == Better::higher ? 1 : -1) * c.policies[p].difference;
        const Information known = information(one);
        c.best = known.best;
        c.evpi = 0;
        for (std::size_t p = 0; p < c.policies.size(); ++p)
            c.policies[p].expected_loss = known.expected_loss[p];
        return;
    }
    const Information known = information(without_chance(means));
    c.best = known.best;
    c.evpi = known.perfect;
    const auto of_rows = [&](const std::vector<std::size_t>& kept) {
        DrawMeans some = means;
        some.means = rows_of(means.means, kept);
        return information(without_chance(some));
    };
    c.evpi_error =
        jackknife_error(means.sets, [&](const auto& kept) { return of_rows(kept).perfect; });
    for (std::size_t p = 0; p < c.policies.size(); ++p) {
        c.policies[p].expected_loss = known.expected_loss[p];
        c.policies[p].probability_best = known.probability_best[p];
        c.policies[p].expected_loss_error = jackknife_error(
            means.sets, [&](const auto& kept) { return of_rows(kept).expected_loss[p]; });
    }
}

Criterion criterion(const Ground& ground, const HorizonValues& values, const Measure& measure,
                    std::optional<Better> better, double level) {
    Criterion c;
    c.measure = judged(ground.d, measure);
    c.better = better;
    for (std::size_t p = 0; p < ground.d.policies.size(); ++p)
        c.policies.push_back(policy_decision(ground, values, p));
    add_intervals(c, values, level);
    const double sign = better == Better::lower ? -1 : 1;
    const DrawMeans means = draw_means(values.samples(), sign / static_cast<double>(values.scale));
    for (PolicyDecision& p : c.policies) p.draws = static_cast<std::int64_t>(means.means.rows);
    if (better) {
        add_information(c, ground, means);
        if (is_net_benefit(c) && ground.selected) c.best = *ground.selected;
        count_better_futures(c, values, sign);
        const auto shares = best_in_one_future(values, sign, c.complete);
        for (std::size_t p = 0; p < shares.size(); ++p)
            c.policies[p].best_in_one_future = shares[p];
    }
    if (is_net_benefit(c) || ground.options.information)
        add_drivers(c, {ground.d, ground.draws, ground.varying}, means);
    return c;
}

constexpr double scales[] = {0, 0.1, 0.2, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10};

AcceptabilityPoint acceptability(const Ground& ground, const DrawMeans& means, double scale) {
    AcceptabilityPoint point;
    point.scale = scale;
    const Information known = information(without_chance(means));
    point.best = known.best;
    point.net_benefit = known.expected;
    point.probability_best = known.probability_best;
    if (ground.varying.empty())
        std::fill(point.probability_best.begin(), point.probability_best.end(), not_known);
    return point;
}

void add_net_benefit(Decision& decision, const Ground& ground) {
    if (ground.d.values.empty()) return;
    const std::vector<HorizonValues> of_values =
        read_values(ground.store.database(), ground.d, ground.replications);
    Measure measure{net_benefit_name,
                    "GBP a year",
                    MeasureKind::flow,
                    100,
                    1,
                    "what the study values, less what it costs, "
                    "in an average year"};
    measure.better = Direction::higher;
    decision.net_benefit = criterion(ground, net_benefit(ground.d, of_values), measure,
                                     Better::higher, decision.level);
    for (const double scale : scales) {
        const HorizonValues values = net_benefit(ground.d, of_values, scale);
        const DrawMeans means = draw_means(values.samples(), 1 / static_cast<double>(values.scale));
        if (means.means.rows > 0)
            decision.acceptability.push_back(acceptability(ground, means, scale));
    }
}

} // namespace

Decision decide(Store& store, const DecisionOptions& options) {
    if (!store.finalised())
        throw StoreError(store.database().file() +
                         ": its results are not summarised yet; resume the run, or finalise it");
    if (is_sweep(store.description()))
        throw StoreError(store.database().file() +
                         ": a sweep decides nothing by itself; run one of its points as a study, "
                         "with --point");
    const Ground ground(store, options);
    Decision decision;
    decision.replications = store.database().integer(
        "SELECT value FROM provenance WHERE key = 'replications_analysed'");
    decision.anything_varies = !ground.varying.empty();
    add_net_benefit(decision, ground);
    const auto& names = options.measures.empty() ? ground.d.decide_on : options.measures;
    for (const std::string& name : names) {
        const std::size_t m = measure_index(ground.d, name);
        const Measure& measure = ground.d.measures[m];
        decision.measures.push_back(
            criterion(ground, read_horizon(store.database(), ground.d, m, ground.replications),
                      measure, better_direction(ground.d, measure), decision.level));
    }
    return decision;
}

} // namespace tenure

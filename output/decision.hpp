// What the results say to whoever must choose a policy, computed from a store.
//
// Three uncertainties are kept apart throughout. Monte Carlo error: how far a mean over more
// replications might lie from this one; more running shrinks it. Parameter uncertainty: what is not
// known of the numbers that went in; only evidence shrinks it. One realised future: what chance
// alone may do to a council that lives once; nothing shrinks it.
//
// All values are over the whole horizon, in natural units (GBP a year, a fraction), never scaled.
// What the data cannot tell is not a number (`not_known`).
#pragma once

#include "experiment/results.hpp"
#include "output/store.hpp"
#include "statistics/discovery.hpp"
#include "statistics/multiple.hpp"
#include "statistics/split.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tenure {

/// Quantiles by order statistics.
struct Range {
    double p05 = not_known, p50 = not_known, p95 = not_known;
};

/// One policy in one criterion.
struct PolicyDecision {
    std::string policy;
    double mean = not_known;
    double std_error = not_known; ///< Monte Carlo error of the mean
    /// Policy - baseline with the same chance events; all of these are 0 for the baseline itself.
    double difference = not_known;
    double difference_error = not_known; ///< of the pairs
    Interval difference_interval;        ///< 95% for all policies of the criterion together
    /// How much better it is than the best of the others (negative: how much worse), 95% for all
    /// policies together. Not known where better has no direction.
    Interval against_best;
    /// Expected loss (regret) of choosing it: what whoever knew the parameters would gain on
    /// average; >= 0. Not known where better has no direction, like all that follow from it.
    double expected_loss = not_known;
    double expected_loss_error = not_known;
    double probability_best = not_known;   ///< over draws of the parameters, chance averaged out
    double best_in_one_future = not_known; ///< share of replications in which it comes out best
    Range one_future;                      ///< of its value in one replication
    /// Replications in which it comes out better than the baseline, of `pairs`; 0 where better has
    /// no direction.
    std::int64_t futures_better = 0;
    Range difference_one_future; ///< of its difference from the baseline in one
    UncertaintySplit split;
    UncertaintySplit difference_split;
    std::int64_t pairs = 0; ///< replications that count
    std::int64_t draws = 0; ///< draws of the parameters in which every policy has a value
    bool identical = false; ///< no replication differs from the baseline at all
    /// Of the variance of its difference that parameters bring, the share that those without any
    /// evidence explain; and whether that is at least half.
    double prior_share = not_known;
    bool rests_on_prior = false;
};

/// What knowing a parameter, or a group of them, would bring.
struct ParameterDecision {
    std::string name; ///< path of the parameter, or what the group's paths begin with
    std::vector<std::size_t> members; ///< in Description::parameters
    bool prior_alone = false;         ///< none of the members has any evidence behind it
    /// Value of perfect information on it, fitted and judged by different draws: chance may take it
    /// below 0, and for a number that nothing depends on it is not above 0 on average.
    double evppi = not_known;
    double evppi_error = not_known;
    /// Whether that value is told from chance, of as many numbers as there are (or groups): above 0
    /// by Student's t at 97.5%, shared out by Bonferroni's method.
    bool worth_knowing = false;
    /// By policy: share of the variance brought by parameters that this one explains by itself, of
    /// the difference from the baseline (for the baseline: of its own value). Exactly 0 for a
    /// number that neither the policy nor the baseline meets. Over all single parameters they add
    /// up to 1 at most: estimates that add up to more are reduced in proportion.
    std::vector<double> main_effect;
};

/// Under which uncertain numbers a policy does worse than the baseline, chance removed.
struct LosingDraws {
    std::size_t policy = 0;
    std::size_t draws = 0, losing = 0;
    /// `parameter` is one of Description::parameters; nothing where no numbers were found to tell.
    std::optional<ScenarioBox> box;
};

/// Net benefit, or one measure the study decides on.
struct Criterion {
    Measure measure;              ///< judged; net benefit is one too
    std::optional<Better> better; ///< nothing where it is not plain which direction is better
    std::vector<PolicyDecision> policies;
    std::int64_t complete = 0; ///< replications in which every policy has a value
    std::size_t best = 0;      ///< the policy with the best mean, where better has a direction
    double evpi = not_known;   ///< value of perfect information on all parameters together
    double evpi_error = not_known;
    std::vector<ParameterDecision> parameters; ///< that vary; most valuable first
    std::vector<ParameterDecision> groups;     ///< of them by place in the study; likewise
    /// By policy: what no single parameter explains by itself, interactions and chance; with the
    /// main effects it is 1. Not known where they are not.
    std::vector<double> interactions;
    std::optional<LosingDraws> losing; ///< of the best policy, unless that is the baseline
};

/// Net benefit with every value that is not money itself multiplied by `scale`.
struct AcceptabilityPoint {
    double scale = 1;
    std::vector<double> net_benefit;      ///< mean, by policy
    std::vector<double> probability_best; ///< by policy, over draws of the parameters
    std::size_t best = 0;                 ///< by expected net benefit: the one to choose
};

struct Decision {
    double level = 0.95;
    std::int64_t replications = 0;                 ///< analysed; failed ones left out
    bool anything_varies = false;                  ///< whether parameters are drawn at all
    std::optional<Criterion> net_benefit;          ///< where the study has values
    std::vector<AcceptabilityPoint> acceptability; ///< likewise; scales from 0 to 10 times
    std::vector<Criterion> measures;
};

struct DecisionOptions {
    std::vector<std::string> measures; ///< none: those the study decides on
    /// False leaves out the value of knowing the measures' parameters and what they explain, which
    /// takes longest; net benefit always has them.
    bool information = true;
};

/// @throws StoreError if the results are not summarised yet or a measure is not in them
Decision decide(Store& store, const DecisionOptions& options = {});

/// The direction in which a measure is better: by the sign of its value in the study, else as it is
/// declared, else nothing.
std::optional<Better> better_direction(const Description& description, const Measure& measure);

/// Whether the criterion is net benefit, not a measure of the results.
bool is_net_benefit(const Criterion& criterion);

/// Net benefit where the study has it, then the measures.
std::vector<const Criterion*> criteria(const Decision& decision);

/// What a policy's simultaneous interval says of it.
std::string verdict(const Criterion& criterion, const PolicyDecision& policy);

} // namespace tenure

#include "experiment/seek_finding.hpp"

#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

/// Of those that miss: the mean, and the worst tenth's nearest.
void note_misses(const SeekCondition& condition, std::vector<double> missing, SeekFinding& found) {
    if (missing.empty()) return;
    std::sort(missing.begin(), missing.end());
    double sum = 0;
    for (const double x : missing) sum += x;
    found.missing_mean = sum / static_cast<double>(missing.size());
    const std::size_t tenth = missing.size() / 10;
    found.missing_worst = condition.at_most ? missing[missing.size() - 1 - tenth] : missing[tenth];
}

} // namespace

SeekFinding finding(const SeekCondition& condition, const std::vector<double>& quantity,
                    double alpha) {
    SeekFinding f;
    std::vector<double> missing, known;
    const std::vector<double> right_by = margins(condition, quantity);
    for (std::size_t i = 0; i < quantity.size(); ++i) {
        f.hits += right_by[i] >= 0;
        if (std::isnan(quantity[i])) continue;
        known.push_back(quantity[i]);
        if (right_by[i] < 0) missing.push_back(quantity[i]);
    }
    f.futures = static_cast<std::int64_t>(quantity.size());
    f.share = static_cast<double>(f.hits) / static_cast<double>(f.futures);
    f.share_low = share_at_least(f.hits, f.futures, alpha);
    f.share_high = share_at_most(f.hits, f.futures, alpha);
    note_misses(condition, missing, f);
    if (known.size() >= 2) {
        const Reckoned mean = mean_with_error(known);
        const double t = t_quantile(1 - alpha, static_cast<double>(known.size() - 1));
        f.mean = mean.value;
        f.mean_bound = mean.value + (condition.at_most ? t : -t) * mean.std_error;
    }
    if (condition.probability > 0)
        f.shown = f.hits >= hits_needed(f.futures, condition.probability, alpha);
    else
        f.shown =
            known.size() == quantity.size() &&
            (condition.at_most ? f.mean_bound <= condition.bound : f.mean_bound >= condition.bound);
    return f;
}

std::vector<SeekDot> dots_of(const SeekProblem& problem, const SeekTrials& trials) {
    std::vector<SeekDot> all;
    for (const std::uint32_t s : trials.tried()) {
        const std::uint32_t futures = trials.futures(s);
        const Reckoned worth = mean_with_error(trials.worth(s, 0, futures));
        SeekDot dot{s, futures, {}, {}, worth.value, worth.std_error};
        for (const SeekCondition& c : problem.conditions) {
            const SeekFinding f = finding(c, trials.quantity(s, c, 0, futures), 0.05);
            dot.shares.push_back(f.share);
            dot.means.push_back(f.mean);
        }
        all.push_back(std::move(dot));
    }
    return all;
}

} // namespace tenure

#include "experiment/seek_confirm.hpp"
#include "experiment/seek_finding.hpp"

#include "statistics/distribution.hpp"

#include <algorithm>
#include <cmath>

namespace tenure {

namespace {

constexpr std::uint32_t least_baseline = 4 * seek_batch;
constexpr double clearly_hopeless = 1.645;
constexpr double safely = 3.5; ///< standard errors

std::vector<double> known_margins(const SeekTrials& trials, std::uint32_t setting,
                                  const SeekCondition& c) {
    return margins(c, trials.known(setting, c));
}

std::int64_t hits_of(const std::vector<double>& margins) {
    return std::count_if(margins.begin(), margins.end(), [](double x) { return x >= 0; });
}

/// A look: futures with the setting, and of those with the baseline too.
struct SeekLook {
    std::uint32_t futures = 0, baseline = 0;
    double error = 0;
};

/// An average over the baseline takes only as many futures as are likely to show it.
std::uint32_t baseline_of(const SeekProblem& problem, const SeekTrials& trials,
                          std::uint32_t setting, std::uint32_t futures) {
    std::uint32_t most = std::min(futures, least_baseline);
    for (const SeekCondition& c : problem.conditions) {
        if (!c.over_baseline) continue;
        if (c.probability > 0) return futures;
        const auto x = known_margins(trials, setting, c);
        std::uint32_t enough = std::min(futures, least_baseline);
        while (enough < futures && errors_clear(c, x, {safely, enough}) <= 1) enough *= 2;
        most = std::max(most, std::min(enough, futures));
    }
    return most;
}

std::vector<double> quantity_in(const SeekTrials& trials, const SeekTrial& t, const SeekLook& look,
                                const SeekCondition& c) {
    return trials.quantity(t.setting, c, t.first_batch,
                           c.over_baseline ? look.baseline : look.futures);
}

/// Whether a share, were it two standard errors above what part of the look saw, would still hardly
/// be shown by the whole of it.
bool is_hopeless(const SeekProblem& problem, const SeekTrials& trials, const SeekTrial& t,
                 const SeekLook& seen, const SeekLook& whole) {
    const double n = seen.futures, rest = static_cast<double>(whole.futures) - n;
    for (const SeekCondition& c : problem.conditions) {
        if (c.probability == 0) continue;
        const auto hits = static_cast<double>(hits_of(margins(c, quantity_in(trials, t, seen, c))));
        const double p = hits / n, higher = p + 2 * std::sqrt(std::max(p * (1 - p), 1 / n) / n);
        if (higher >= 1) continue;
        const double wanted =
            static_cast<double>(hits_needed(whole.futures, c.probability, whole.error)) - hits;
        if ((wanted - rest * higher) / std::sqrt(rest * higher * (1 - higher)) > clearly_hopeless)
            return true;
    }
    return false;
}

void note_findings(const SeekProblem& problem, const SeekTrials& trials, const SeekLook& look,
                   SeekTrial& t) {
    std::vector<SeekFinding> before = std::move(t.findings);
    t.findings.clear();
    t.futures = look.futures;
    t.baseline = look.baseline;
    t.missed.assign(look.futures, false);
    for (std::size_t c = 0; c < problem.conditions.size(); ++c) {
        const SeekCondition& condition = problem.conditions[c];
        const auto quantity = quantity_in(trials, t, look, condition);
        t.findings.push_back(finding(condition, quantity, look.error));
        if (!before.empty() && before[c].shown) t.findings.back().shown = true;
        const auto right_by = margins(condition, quantity);
        for (std::size_t f = 0; f < right_by.size() && !condition.is_limit; ++f)
            if (right_by[f] < 0) t.missed[f] = true;
    }
    t.passed = std::all_of(t.findings.begin(), t.findings.end(),
                           [](const SeekFinding& f) { return f.shown; });
}

/// Has the look, part by part; ends before where it is hopeless, which shows nothing.
void have_look(const SeekProblem& problem, SeekTrials& trials, const SeekLook& look, SeekTrial& t) {
    constexpr std::uint32_t parts = 4;
    for (std::uint32_t part = 1; part < parts; ++part) {
        const std::uint32_t futures = whole_batches(look.futures / parts * part);
        if (futures <= t.futures) continue;
        const SeekLook seen{futures, std::min(look.baseline, futures), look.error};
        trials.fresh(t.setting, t.first_batch, seen.futures, seen.baseline);
        if (!is_hopeless(problem, trials, t, seen, look)) continue;
        note_findings(problem, trials, seen, t);
        for (SeekFinding& f : t.findings) f.shown = false;
        t.passed = false;
        return;
    }
    trials.fresh(t.setting, t.first_batch, look.futures, look.baseline);
    note_findings(problem, trials, look, t);
}

/// Whether what is not shown yet may well be shown by so many futures, were it about as the
/// first look saw it.
bool is_undecided(const SeekProblem& problem, const SeekTrials& trials, const SeekTrial& t,
                  const SeekLook& look, const SeekLook& longer) {
    for (std::size_t k = 0; k < problem.conditions.size(); ++k) {
        const SeekCondition& c = problem.conditions[k];
        if (t.findings[k].shown) continue;
        const auto x = margins(c, quantity_in(trials, t, look, c));
        const double errors = normal_quantile(1 - longer.error);
        if (errors_clear(c, x, {errors, longer.futures}) < -0.5) return false;
    }
    return true;
}

SeekTrial begun(std::uint32_t setting, double error, std::size_t attempt) {
    SeekTrial t;
    t.setting = setting;
    t.alpha = error;
    t.first_batch = seek_fresh * static_cast<std::uint32_t>(attempt + 1);
    return t;
}

} // namespace

std::uint32_t whole_batches(std::uint32_t futures) {
    return (futures + seek_batch - 1) / seek_batch * seek_batch;
}

std::uint32_t first_look(const SeekProblem& problem, const SeekTrials& trials,
                         std::uint32_t setting, double error) {
    for (std::uint32_t part = 4; part > 1; part /= 2) {
        const std::uint32_t futures = whole_batches(problem.futures / part);
        const auto likely = [&](const SeekCondition& c) {
            const auto x = known_margins(trials, setting, c);
            if (c.probability == 0) return errors_clear(c, x, {safely, futures}) > 1;
            const double low =
                share_at_least(hits_of(x), static_cast<std::int64_t>(x.size()), 0.16);
            return low > 0 && power_of(futures, c.probability, error, low) >= 0.9;
        };
        if (std::all_of(problem.conditions.begin(), problem.conditions.end(), likely))
            return futures;
    }
    return whole_batches(problem.futures);
}

SeekTrial confirmed(const SeekProblem& problem, SeekTrials& trials, std::uint32_t setting,
                    double error, std::size_t attempt, bool longer) {
    const double first = seek_first_look * error;
    const std::uint32_t futures = first_look(problem, trials, setting, first);
    const std::uint32_t more = std::min(seek_second_look * futures, seek_fresh * seek_batch);
    // Both are sized before anything is seen.
    const SeekLook look{futures, baseline_of(problem, trials, setting, futures), first};
    const SeekLook second{more, baseline_of(problem, trials, setting, more), error - first};
    SeekTrial t = begun(setting, error, attempt);
    have_look(problem, trials, look, t);
    if (t.passed || !longer || t.futures < look.futures) return t;
    if (is_undecided(problem, trials, t, look, second)) have_look(problem, trials, second, t);
    return t;
}

SeekTrial looked_at(const SeekProblem& problem, SeekTrials& trials, std::uint32_t setting,
                    double error, std::size_t attempt, std::uint32_t futures) {
    SeekTrial t = begun(setting, error, attempt);
    const SeekLook look{futures, baseline_of(problem, trials, setting, futures), error};
    trials.fresh(setting, t.first_batch, look.futures, look.baseline);
    note_findings(problem, trials, look, t);
    return t;
}

} // namespace tenure

#include "experiment/seek_expected.hpp"

#include "statistics/distribution.hpp"
#include "statistics/surface.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace tenure {

namespace {

/// What futures say of a number of a setting, and which way each future pulls it.
struct SeekEstimate {
    Reckoned value;
    std::vector<double> pull;
};
/// Of values of some futures.
using Estimator = std::function<SeekEstimate(std::vector<double>)>;
/// Values of a setting, in the first so many futures of the search; 0: in all that it has.
using Values = std::function<std::vector<double>(std::uint32_t setting, std::uint32_t futures)>;

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const double mean_a = mean_with_error(a).value, mean_b = mean_with_error(b).value;
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - mean_a) * (b[i] - mean_b);
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

/// A surface, and the error that all of it has in common.
struct SeekLevel {
    Surface surface;
    double error = 0;
};

/// The setting that was tried most is what others are measured by, in the futures of both.
class BestKnown {
public:
    BestKnown(const SeekTrials& trials, const Values& values, const Estimator& estimate)
        : trials_(trials), values_(values), estimate_(estimate) {
        std::size_t most = 0;
        for (const std::uint32_t s : trials.tried()) {
            const std::size_t futures = values(s, 0).size();
            if (futures <= most) continue;
            most = futures;
            by_ = s;
        }
        in_all_ = estimate(values(by_, 0)).value;
    }

    double error() const { return in_all_.std_error; }

    /// A number less what its futures did to the other, and the error of their difference.
    Reckoned of(std::uint32_t setting) const {
        const SeekEstimate mine = estimate_(values_(setting, 0));
        const auto futures = static_cast<std::uint32_t>(mine.pull.size());
        if (setting == by_) return {in_all_.value, in_all_.std_error / 10};
        if (futures > trials_.futures(setting) || futures > trials_.futures(by_)) return mine.value;
        const SeekEstimate other = estimate_(values_(by_, futures));
        const double together = correlation(mine.pull, other.pull);
        if (together <= 0 || other.value.std_error <= 0) return mine.value;
        const double share = together * mine.value.std_error / other.value.std_error;
        return {mine.value.value - share * (other.value.value - in_all_.value),
                mine.value.std_error * std::sqrt(std::max(0.01, 1 - together * together))};
    }

private:
    const SeekTrials& trials_;
    const Values& values_;
    const Estimator& estimate_;
    std::uint32_t by_ = 0;
    Reckoned in_all_;
};

SeekLevel level_of(const SeekProblem& problem, const SeekTrials& trials, const Values& values,
                   const Estimator& estimate) {
    const BestKnown best(trials, values, estimate);
    std::vector<SurfacePoint> points;
    for (const std::uint32_t s : trials.tried()) {
        const Reckoned x = best.of(s);
        points.push_back({problem.places[s], x.value, x.std_error});
    }
    return {Surface(points), best.error()};
}

SeekLevel margin_level(const SeekProblem& problem, const SeekTrials& trials,
                       const SeekCondition& condition, const Stricter& stricter) {
    return level_of(
        problem, trials,
        [&](std::uint32_t s, std::uint32_t futures) {
            return margins(condition, futures ? trials.quantity(s, condition, 0, futures)
                                              : trials.known(s, condition));
        },
        [&](std::vector<double> x) {
            const Reckoned value = margin_of(condition, x, stricter);
            if (condition.probability > 0)
                for (double& each : x) each = each >= value.value;
            return SeekEstimate{value, std::move(x)};
        });
}

SeekLevel worth_level(const SeekProblem& problem, const SeekTrials& trials) {
    return level_of(
        problem, trials,
        [&](std::uint32_t s, std::uint32_t futures) {
            return futures ? trials.worth(s, 0, futures) : trials.known_worth(s);
        },
        [](std::vector<double> x) {
            const Reckoned value = mean_with_error(x);
            return SeekEstimate{value, std::move(x)};
        });
}

/// A standard error of the condition's margin in a batch, the largest of those tried.
double error_of_batch(const SeekTrials& trials, const SeekCondition& condition,
                      const Stricter& stricter) {
    double error = 0;
    for (const std::uint32_t s : trials.tried()) {
        const auto x = margins(condition, trials.quantity(s, condition, 0, seek_batch));
        error = std::max(error, margin_of(condition, x, stricter).std_error);
    }
    return error;
}

} // namespace

std::vector<SeekExpected> expected(const SeekProblem& problem, const SeekTrials& trials,
                                   const std::vector<SeekCondition>& conditions,
                                   const Stricter& stricter) {
    std::vector<SeekExpected> all(problem.places.size(), {1, 1e300, 0, 0});
    for (const SeekCondition& condition : conditions) {
        const SeekLevel level = margin_level(problem, trials, condition, stricter);
        const double error = error_of_batch(trials, condition, stricter);
        for (std::size_t s = 0; s < all.size(); ++s) {
            const SurfaceValue x = level.surface(problem.places[s]);
            const double sd = std::hypot(x.sd, level.error);
            all[s].chance = std::min(all[s].chance, normal_probability(x.mean / sd));
            all[s].clear = std::min(all[s].clear, x.mean / std::max(error, 1e-12));
        }
    }
    const Surface worth = worth_level(problem, trials).surface;
    for (std::size_t s = 0; s < all.size(); ++s) {
        const SurfaceValue x = worth(problem.places[s]);
        all[s].worth = x.mean;
        all[s].worth_sd = x.sd;
        if (trials.forbidden(static_cast<std::uint32_t>(s)))
            all[s].chance = 0, all[s].clear = -1e300;
    }
    return all;
}

} // namespace tenure

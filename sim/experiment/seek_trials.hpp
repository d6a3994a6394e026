// What is known of settings by trials, and how far each condition is from being met.
#pragma once

#include "experiment/seek.hpp"
#include "statistics/exceedance.hpp"

#include <map>
#include <set>
#include <vector>

namespace tenure {

/// How a condition is made stricter, so that a setting which meets it is likely to be confirmed.
struct Stricter {
    double errors = 0;            ///< standard errors of a confirmation; 0: as it is
    std::uint32_t futures = 2000; ///< of the confirmation
};

class SeekTrials {
public:
    SeekTrials(const SeekProblem& problem, const SeekSource& source)
        : problem_(problem), source_(source) {}

    /// Sees to it that each of these settings has been tried in its first so many futures, and the
    /// baseline with it. @param futures a multiple of seek_batch
    void extend(const std::vector<std::uint32_t>& settings, std::uint32_t futures);
    /// A setting, and the baseline in the first so many of them, in futures of their own.
    void fresh(std::uint32_t setting, std::uint32_t first_batch, std::uint32_t futures,
               std::uint32_t baseline);
    /// Futures of the search in which it has been tried.
    std::uint32_t futures(std::uint32_t setting) const;
    bool forbidden(std::uint32_t setting) const { return forbidden_.contains(setting); }
    std::size_t forbidden_count() const { return forbidden_.size(); }
    /// Settings tried, ascending; not the baseline.
    std::vector<std::uint32_t> tried() const;
    std::uint64_t trials() const { return values_.size() * seek_batch; }

    /// A condition's quantity by future, from a batch on; not a number where there is none.
    std::vector<double> quantity(std::uint32_t setting, const SeekCondition& condition,
                                 std::uint32_t first_batch, std::uint32_t futures) const;
    /// A quantity by future, over the baseline's or as it is.
    std::vector<double> values(std::uint32_t setting, std::size_t quantity, bool over_baseline,
                               std::uint32_t first_batch, std::uint32_t futures) const;
    /// Worth over the baseline by future.
    std::vector<double> worth(std::uint32_t setting, std::uint32_t first_batch,
                              std::uint32_t futures) const;
    /// The same in all futures that it has been tried in, those of confirmations too.
    std::vector<double> known(std::uint32_t setting, const SeekCondition& condition) const;
    std::vector<double> known_worth(std::uint32_t setting) const;

private:
    using Batches = std::vector<std::uint32_t>;

    void fetch(const std::vector<SeekRequest>& wanted);
    Batches all_batches(std::uint32_t setting, bool with_baseline) const;
    std::vector<double> values(std::uint32_t setting, std::size_t quantity, bool over_baseline,
                               const Batches& batches) const;
    std::vector<double> worth(std::uint32_t setting, const Batches& batches) const;

    const SeekProblem& problem_;
    const SeekSource& source_;
    std::map<SeekRequest, SeekValues> values_;
    std::set<std::uint32_t> forbidden_;
};

/// How far each future is on the right side of a bound; where there is no value, as far on the
/// wrong side as any is off.
std::vector<double> margins(const SeekCondition& condition, const std::vector<double>& quantity);

/// The margin that counts: its mean, or what is exceeded with the probability wanted.
Reckoned margin_of(const SeekCondition& condition, const std::vector<double>& margins,
                   const Stricter& stricter);

/// Standard errors by which a sample is on the right side.
double errors_clear(const SeekCondition& condition, const std::vector<double>& margins,
                    const Stricter& stricter);

} // namespace tenure

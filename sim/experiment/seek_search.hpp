// The search itself: which settings to try in how many futures, until it is clear enough which is
// best. Nothing that it finds is told before it has been confirmed on other futures.
#pragma once

#include "experiment/seek_trials.hpp"

#include <optional>
#include <vector>

namespace tenure {

/// What is to be expected of a setting from the surfaces through those tried.
struct SeekExpected {
    double chance = 0; ///< that it meets everything, by its weakest condition
    double clear = 0;  ///< of its weakest condition, expected margin in standard errors of a batch
    double worth = 0, worth_sd = 0;
};

/// Expectations of every setting. @param which conditions count; all if empty
std::vector<SeekExpected> expected(const SeekProblem& problem, const SeekTrials& trials,
                                   const std::vector<SeekCondition>& conditions,
                                   const Stricter& stricter);

class SeekSearch {
public:
    SeekSearch(const SeekProblem& problem, SeekTrials& trials)
        : problem_(problem), trials_(trials) {
        stricter_ = {2.8, problem.futures};
    }

    void scan();
    /// Along one lever: every interval whose ends differ in whether they meet everything.
    void bisect();
    /// Trials where most is to be gained.
    void improve();
    /// The best setting that is likely to be confirmed; none if there is none.
    /// @param leaving_out settings that failed
    std::optional<std::uint32_t> select(const std::vector<std::uint32_t>& leaving_out);
    /// Where no setting is clear enough: the nearest one, if it seems to meet everything; it may
    /// yet be confirmed.
    std::optional<std::uint32_t> hope();
    /// The setting that comes nearest to meeting everything.
    std::uint32_t nearest();

    /// After a confirmation that failed: the next setting is to be clearer.
    void be_stricter() { stricter_.errors += 0.7; }

    /// Where no setting is clear enough: less is to do.
    void be_content() { stricter_.errors = 1.6; }

    const Stricter& stricter() const { return stricter_; }
    /// Settings in the order of the only lever; empty if there are several.
    const std::vector<std::uint32_t>& line() const { return line_; }

private:
    bool decide(std::uint32_t setting);
    double clear_of(std::uint32_t setting, const Stricter& stricter) const;
    void drop_equals(std::vector<std::uint32_t>& left, std::uint32_t futures) const;
    std::uint32_t least_moved(std::uint32_t setting) const;
    bool eliminate(std::vector<std::uint32_t>& left, std::uint32_t futures) const;

    const SeekProblem& problem_;
    SeekTrials& trials_;
    Stricter stricter_;
    std::vector<std::uint32_t> line_;
};

} // namespace tenure

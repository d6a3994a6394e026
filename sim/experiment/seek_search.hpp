// The search itself: which settings to try in how many futures, until it is clear enough which is
// best. Nothing that it finds is told before it has been confirmed on other futures.
#pragma once

#include "experiment/seek_expected.hpp"

#include <optional>
#include <vector>

namespace tenure {

class SeekSearch {
public:
    SeekSearch(const SeekProblem& problem, SeekTrials& trials)
        : problem_(problem), trials_(trials) {
        stricter_ = {2, problem.futures};
    }

    void scan();
    /// Along one lever: every interval whose ends differ in whether they meet everything.
    void bisect();
    /// Trials where most is to be gained.
    void improve();
    /// More futures for the few that may be best, until it is clear which is. Ends the search.
    void contend();
    /// Whether there are as many trials for what is not needed for an answer, only for a better
    /// one: in all a tenth of those that every setting would take, or three confirmations after the
    /// search if they are more.
    bool has_trials_left(std::uint32_t futures) const;
    /// The best setting that is almost sure to be confirmed, or else the surest; none if none is
    /// likely. @param error of its confirmation @param leaving_out settings that failed
    std::optional<std::uint32_t> first_to_confirm(double error,
                                                  const std::vector<std::uint32_t>& leaving_out);
    /// The setting from whose confirmation most is to be gained over one that is shown.
    std::optional<std::uint32_t> next_to_confirm(std::uint32_t shown, double error);
    /// Where no setting is clear enough: the nearest one, if it seems to meet everything; it may
    /// yet be confirmed.
    std::optional<std::uint32_t> hope();
    /// The setting that comes nearest to meeting everything.
    std::uint32_t nearest();

    const Stricter& stricter() const { return stricter_; }
    /// Settings in the order of the only lever; empty if there are several.
    const std::vector<std::uint32_t>& line() const { return line_; }

private:
    bool decide(std::uint32_t setting);
    std::vector<SeekExpected> if_looked_at(double error) const;
    double clear_of(std::uint32_t setting, const Stricter& stricter) const;
    void drop_equals(std::vector<std::uint32_t>& left, std::uint32_t futures) const;
    std::uint32_t least_moved(std::uint32_t setting) const;
    bool eliminate(std::vector<std::uint32_t>& left, std::uint32_t futures) const;

    const SeekProblem& problem_;
    SeekTrials& trials_;
    Stricter stricter_;
    std::vector<std::uint32_t> line_;
    std::uint64_t allowed_ = 0; ///< trials in all
};

} // namespace tenure

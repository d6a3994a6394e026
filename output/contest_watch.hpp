// Which policies of a study that decides are still in, looked at round after round.
//
// An observation is a policy's mean net benefit over the replications of one set of draws, which is
// independent of other sets (statistics/grouping.hpp); a replication that failed is left out, and a
// set without any other. Looks come where rounds end (experiment/results.hpp), so that the answer
// depends on what is stored and not on how it came.
#pragma once

#include "experiment/results.hpp"
#include "output/decision_data.hpp"
#include "statistics/selection.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace tenure {

/// Of a study that decides, so far.
struct Standings {
    std::vector<bool> still_in;              ///< by policy
    std::vector<Drop> drops;                 ///< by policy; `after` counts observations
    std::vector<std::uint32_t> replications; ///< run of each policy, in whole rounds
    std::uint32_t rounds_end = 0;            ///< batches in these rounds
    std::size_t best = 0;                    ///< of those still in, by what was seen so far
    bool decided = false;                    ///< one policy is left
};

/// Observations of every policy before any may drop out.
inline constexpr std::int64_t first_observations = 8;

/// The contest, round after round.
class RoundContest {
public:
    /// @pre the study decides, between two policies or more
    explicit RoundContest(const Description& description);

    /// The next round: its first batch, and the batch after its last.
    std::uint32_t first() const { return first_; }
    std::uint32_t end() const { return end_; }
    /// Whether no round is left: the study has decided, or has no more replications.
    bool over(const Description& description) const;
    /// @param values net benefit of the replications of the next round
    void take(const Description& description, const HorizonValues& values);
    const Standings& standings() const { return standings_; }

private:
    Contest contest_;
    Standings standings_;
    std::uint32_t first_ = 0, end_;
};

class ContestWatch {
public:
    /// Looks at rounds that have come since it was last asked. Nothing where the study decides
    /// nothing or has one policy only.
    std::optional<Standings> standings(Database& database, const Description& description);

private:
    std::optional<RoundContest> contest_;
};

} // namespace tenure

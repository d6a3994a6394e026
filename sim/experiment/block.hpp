// Builds a block: trials write their values side by side, then the months are summed up.
#pragma once

#include "experiment/results.hpp"
#include "experiment/trial.hpp"

#include <mutex>

namespace tenure {

class BlockBuilder {
public:
    BlockBuilder(const Description& description, const TrialPlan& plan, TrialBlock& block);

    /// Runs one trial of the block; a trial that fails is noted. Safe from many threads at a time.
    /// @return events
    std::uint64_t run(const TrialPlan& plan, const Model& model, std::size_t policy,
                      std::uint32_t replication, Workspace& workspace);

    /// Leaves failed replications out of every policy, and sums up the months.
    void finish();

private:
    void leave_out(std::uint32_t in_block);
    void summarise(std::size_t policy, std::size_t monthly);

    const Description& description_;
    TrialBlock& block_;
    std::size_t measures_, years_, periods_;
    std::vector<std::size_t> monthly_; ///< measures summarised by month
    std::vector<std::vector<std::int64_t>>
        months_; ///< by policy: [monthly measure][period][replication]
    std::mutex failures_;
};

} // namespace tenure

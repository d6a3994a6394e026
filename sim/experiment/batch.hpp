// Builds a batch: trials write their values side by side, then the months are summed up.
#pragma once

#include "experiment/results.hpp"
#include "experiment/trial.hpp"

#include <functional>
#include <mutex>
#include <string>

namespace tenure {

/// Does something, a second time if the first failed, so that what passes is not kept for good.
/// @return the message of a failure that came twice; empty if it was done
/// @throws std::bad_alloc where memory is short, std::runtime_error where it failed in two ways
std::string lasting_failure(const std::function<void()>& act);

class BatchBuilder {
public:
    BatchBuilder(const Description& description, const TrialPlan& plan, TrialBatch& batch);

    /// Runs one trial of the batch; a trial that would fail again is noted. Safe from many threads
    /// at a time. @return events @throws std::bad_alloc where memory is short
    std::uint64_t run(const TrialPlan& plan, const Model& model, std::size_t policy,
                      std::uint32_t replication, Workspace& workspace);

    /// Leaves failed replications out of every policy, and sums up the months.
    void finish();

private:
    std::uint64_t trial(const TrialPlan& plan, const Model& model, std::size_t policy,
                        std::uint32_t replication, Workspace& workspace);
    void leave_out(std::uint32_t in_batch);
    void summarise(std::size_t policy, std::size_t monthly);

    const Description& description_;
    TrialBatch& batch_;
    std::size_t measures_, years_, periods_;
    std::vector<std::size_t> monthly_; ///< measures summarised by month
    std::vector<std::vector<std::int64_t>>
        months_; ///< by policy: [monthly measure][period][replication]
    std::mutex failures_;
};

} // namespace tenure

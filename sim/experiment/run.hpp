// Runs policies x replications in parallel, in fixed batches, and hands whole batches to a sink.
//
// Results do not depend on the number of threads, on which batches a sink has already, or on the
// order in which they are finished.
#pragma once

#include "experiment/results.hpp"
#include "experiment/trial.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace tenure {

/// Gives the model of a policy at a point of a sweep under a draw of the uncertain parameters.
/// Called from many threads.
using ModelSource = std::function<std::shared_ptr<const Model>(
    std::uint32_t point, std::size_t policy, std::uint32_t draw)>;

struct Progress {
    std::uint64_t done = 0, total = 0; ///< trials
    std::uint64_t events = 0;
    double seconds = 0;
};

struct RunOptions {
    int threads = 0;                                   ///< 0: as many as there are processors
    std::optional<std::vector<std::uint32_t>> batches; ///< of this shard; all if nothing is said
    /// Of a study that decides, in a shard: which policies the rounds before left in. Empty: the
    /// sink knows.
    std::vector<bool> still_in;
    const std::atomic<bool>* stop = nullptr;       ///< set to end after the trials under way
    std::function<void(const Progress&)> progress; ///< called now and then, from any thread
    /// The parameters in a draw, to be kept beside the results; none: they are not kept.
    std::function<std::vector<double>(std::uint32_t draw)> drawn;
};

struct RunReport {
    std::uint64_t trials = 0;
    std::uint64_t events = 0;
    std::uint32_t batches = 0;
    std::uint32_t batches_kept = 0; ///< the sink had them already
    std::vector<Failure> failures;
    bool stopped = false;
    bool precise = false; ///< ended because the sink has what the study wants
    bool decided = false; ///< ended because one policy is selected
    double seconds = 0;
};

RunReport run(const Description& description, const TrialPlan& plan, const ModelSource& models,
              Sink& sink, const RunOptions& options);

} // namespace tenure

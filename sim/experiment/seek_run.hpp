// Futures of settings, several at a time: what a search asks for.
#pragma once

#include "experiment/seek.hpp"
#include "experiment/trial.hpp"

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace tenure {

/// What is read off a future, by periods of the study.
struct SeekReading {
    Formula formula;
    std::size_t first = 0, last = 0;
    bool whole_horizon = false;
};

struct SeekFutures {
    std::vector<SeekReading> readings;
    std::vector<Period> periods;
    std::uint64_t seed = 1;
    bool varies = false; ///< whether each future has a draw of its own
};

/// The model of a setting, or of the baseline, under a draw. Called from many threads; null if the
/// study forbids the setting.
using SeekModel =
    std::function<std::shared_ptr<const Model>(std::uint32_t setting, std::uint32_t draw)>;

/// Runs what is asked for. A replication that fails has no values.
/// @param finished is called after each part, from any thread, with how many of how many are done
/// @return what was asked for, in its order; of a run that was stopped, nothing
std::vector<SeekValues> run_futures(const SeekFutures& plan, const std::vector<SeekRequest>& wanted,
                                    const SeekModel& models, int threads,
                                    const std::atomic<bool>* stop,
                                    const std::function<void(std::size_t, std::size_t)>& finished);

} // namespace tenure

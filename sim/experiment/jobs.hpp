// Independent jobs on several threads, for work whose parts are no trials of one study.
#pragma once

#include "experiment/trial.hpp"

#include <atomic>
#include <cstddef>
#include <functional>

namespace tenure {

/// Does every job once, several at a time; what one throws ends them all and is thrown on.
/// @param threads 0: as many as there are processors
/// @param stop set to end after the jobs under way
/// @return false if it was stopped before all were done
bool do_jobs(std::size_t jobs, int threads, const std::atomic<bool>* stop,
             const std::function<void(std::size_t)>& job);
/// The same, each with a workspace that it has for itself meanwhile and that later jobs use again.
bool do_jobs(std::size_t jobs, int threads, const std::atomic<bool>* stop,
             const std::function<void(std::size_t, Workspace&)>& job);

} // namespace tenure

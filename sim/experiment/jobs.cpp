#include "experiment/jobs.hpp"

#include "experiment/in_parallel.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/task_arena.h>

namespace tenure {

bool do_jobs(std::size_t jobs, int threads, const std::atomic<bool>* stop,
             const std::function<void(std::size_t, Workspace&)>& job) {
    const int wanted = threads > 0 ? threads : tbb::info::default_concurrency();
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(wanted));
    tbb::task_arena arena(wanted);
    std::atomic<std::size_t> next{0};
    const auto stopped = [&] { return stop != nullptr && stop->load(); };
    arena.execute([&] {
        in_parallel(wanted, [&](int) {
            Workspace workspace;
            while (!stopped()) {
                const std::size_t mine = next.fetch_add(1);
                if (mine >= jobs) return;
                job(mine, workspace);
            }
        });
    });
    return next.load() >= jobs;
}

bool do_jobs(std::size_t jobs, int threads, const std::atomic<bool>* stop,
             const std::function<void(std::size_t)>& job) {
    return do_jobs(jobs, threads, stop, [&](std::size_t i, Workspace&) { job(i); });
}

} // namespace tenure

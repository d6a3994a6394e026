#include "experiment/run.hpp"

#include "experiment/batch.hpp"
#include "experiment/in_parallel.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <numeric>

namespace tenure {

namespace {

using Steady = std::chrono::steady_clock;
double since(Steady::time_point t) {
    return std::chrono::duration<double>(Steady::now() - t).count();
}

constexpr std::uint32_t chunk =
    4; ///< replications a task runs in a row, as many as usually share a draw

/// Tells about progress at most ten times a second.
class Reporter {
public:
    Reporter(const RunOptions& options, std::uint64_t total) : options_(options), total_(total) {}

    void add(std::uint64_t trials, std::uint64_t events) {
        done_ += trials;
        events_ += events;
        if (!options_.progress) return;
        const std::unique_lock lock(mutex_, std::try_to_lock);
        if (!lock || (since(last_) < 0.1 && done_ < total_)) return;
        last_ = Steady::now();
        options_.progress({done_, total_, events_, since(start_)});
    }
    /// So many more are now known to come.
    void expect(std::uint64_t trials) { total_ = done_ + trials; }
    std::uint64_t events() const { return events_; }
    double seconds() const { return since(start_); }

private:
    const RunOptions& options_;
    std::atomic<std::uint64_t> total_, done_{0}, events_{0};
    std::mutex mutex_;
    Steady::time_point start_ = Steady::now(), last_ = start_;
};

std::vector<std::size_t> taking_part(const TrialBatch& batch) {
    std::vector<std::size_t> policies;
    for (std::size_t p = 0; p < batch.policies.size(); ++p)
        if (batch.policies[p].takes_part) policies.push_back(p);
    return policies;
}

struct Crew {
    const Description& description;
    const TrialPlan& plan;
    const ModelSource& models;
    const RunOptions& options;
    Reporter& reporter;
    tbb::enumerable_thread_specific<Workspace> workspaces;

    bool stopped() const { return options.stop != nullptr && options.stop->load(); }
};

void run_chunk(Crew& crew, BatchBuilder& batch, std::uint32_t point, std::size_t policy,
               std::uint32_t first, std::uint32_t end) {
    Workspace& workspace = crew.workspaces.local();
    std::shared_ptr<const Model> model;
    std::uint32_t drawn = 0xffffffffu;
    std::uint64_t events = 0;
    for (std::uint32_t r = first; r < end; ++r) {
        const std::uint32_t draw = r / crew.description.draws_share;
        if (!model || draw != drawn) model = crew.models(point, policy, draw);
        drawn = draw;
        events += batch.run(crew.plan, *model, policy, r, workspace);
    }
    crew.reporter.add(end - first, events);
}

/// @return false if it was stopped before all trials had run
bool run_trials(Crew& crew, BatchBuilder& builder, const TrialBatch& batch) {
    const std::uint32_t chunks = (batch.count + chunk - 1) / chunk;
    const std::vector<std::size_t> policies = taking_part(batch);
    in_parallel(policies.size() * chunks, [&](std::size_t task) {
        if (crew.stopped()) return;
        const auto first = batch.first + static_cast<std::uint32_t>(task / policies.size()) * chunk;
        run_chunk(crew, builder, batch.point, policies[task % policies.size()], first,
                  std::min(first + chunk, batch.first + batch.count));
    });
    return !crew.stopped();
}

void note_drawn(const Crew& crew, TrialBatch& batch) {
    if (!crew.options.drawn) return;
    const std::uint32_t share = crew.description.draws_share;
    for (std::uint32_t r = batch.first; r < batch.first + batch.count; r += share) {
        const std::vector<double> values = crew.options.drawn(r / share);
        batch.drawn.insert(batch.drawn.end(), values.begin(), values.end());
    }
}

/// Which policies go on, by what is known at the ends of rounds.
class Contestants {
public:
    Contestants(const Crew& crew, Sink& sink)
        : crew_(crew), sink_(sink), in_(crew.options.still_in) {}

    /// Whether what is kept must be looked at before a batch.
    bool looks_before(std::uint32_t batch) const {
        return crew_.description.decide && in_.empty() && batch >= until_;
    }
    /// @return whether the study has decided
    bool look(std::uint32_t batch) {
        seen_ = sink_.still_in();
        until_ = end_of_round(crew_.description, batch);
        const auto in = static_cast<std::uint64_t>(std::count(seen_.begin(), seen_.end(), true));
        std::uint64_t replications = 0;
        for (std::uint32_t b = batch; b < until_; ++b)
            if (!sink_.has(b)) replications += empty_batch(crew_.description, b).count;
        crew_.reporter.expect(replications * (in > 0 ? in : crew_.description.policies.size()));
        return in == 1;
    }
    void mark(TrialBatch& batch) const {
        const std::vector<bool>& in = in_.empty() ? seen_ : in_;
        for (std::size_t p = 0; p < in.size(); ++p) batch.policies[p].takes_part = in[p];
    }

private:
    const Crew& crew_;
    Sink& sink_;
    std::vector<bool> in_, seen_; ///< as the caller says; as the sink does
    std::uint32_t until_ = 0;
};

/// Gives batches to a sink, one at a time, while others go on.
class Keeper {
public:
    explicit Keeper(Sink& sink) : sink_(sink) {}
    void keep(const std::shared_ptr<TrialBatch>& batch) {
        static HandOver given;
        auto task = tasks_.defer([this, batch] {
            given.take();
            sink_.take(*batch);
            kept_.give();
        });
        given.give();
        tasks_.run(std::move(task));
    }
    void wait() {
        tasks_.wait();
        kept_.take();
    }

private:
    Sink& sink_;
    HandOver kept_;
    tbb::task_group tasks_;
};

/// Simulates batch after batch; while one is being simulated, the one before is being kept.
void run_batches(Crew& crew, const std::vector<std::uint32_t>& wanted, Sink& sink,
                 RunReport& report) {
    Keeper keeper(sink);
    Contestants contestants(crew, sink);
    for (std::uint32_t index : wanted) {
        if (crew.description.precision) {
            keeper.wait();
            report.precise = sink.precise_enough();
            if (report.precise) return;
        }
        if (contestants.looks_before(index)) {
            keeper.wait();
            report.decided = contestants.look(index);
            if (report.decided) return;
        }
        const auto began = Steady::now();
        auto batch = std::make_shared<TrialBatch>(empty_batch(crew.description, index));
        contestants.mark(*batch);
        BatchBuilder builder(crew.description, crew.plan, *batch);
        const bool complete = run_trials(crew, builder, *batch);
        if (complete) builder.finish();
        if (complete) note_drawn(crew, *batch);
        keeper.wait();
        if (!complete) {
            report.stopped = true;
            return;
        }
        batch->seconds = since(began);
        report.failures.insert(report.failures.end(), batch->failures.begin(),
                               batch->failures.end());
        report.trials += std::uint64_t{batch->count} * taking_part(*batch).size();
        ++report.batches;
        keeper.keep(batch);
    }
    keeper.wait();
}

} // namespace

TrialBatch empty_batch(const Description& d, std::uint32_t index) {
    TrialBatch batch;
    batch.index = index;
    batch.point = index / batches_per_point(d);
    batch.first = index % batches_per_point(d) * d.batch_size;
    batch.count = std::min(d.batch_size, d.replications - batch.first);
    batch.policies.resize(d.policies.size());
    return batch;
}

RunReport run(const Description& description, const TrialPlan& plan, const ModelSource& models,
              Sink& sink, const RunOptions& options) {
    RunReport report;
    std::vector<std::uint32_t> wanted;
    std::uint64_t trials = 0;
    std::vector<std::uint32_t> all(options.batches ? 0 : batch_count(description));
    std::iota(all.begin(), all.end(), 0u);
    for (const std::uint32_t b : options.batches.value_or(all)) {
        if (sink.has(b)) {
            ++report.batches_kept;
            continue;
        }
        wanted.push_back(b);
        trials += std::uint64_t{empty_batch(description, b).count} * description.policies.size();
    }
    Reporter reporter(options, trials);
    const int threads = options.threads > 0 ? options.threads : tbb::info::default_concurrency();
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    arena.execute([&] {
        Crew crew{description, plan, models, options, reporter, {}};
        run_batches(crew, wanted, sink, report);
    });
    report.events = reporter.events();
    report.seconds = reporter.seconds();
    return report;
}

} // namespace tenure

#include "experiment/seek_run.hpp"

#include "experiment/batch.hpp"
#include "experiment/jobs.hpp"

#include <algorithm>

namespace tenure {

namespace {

constexpr std::uint32_t part = 8; ///< futures that a thread runs in a row
constexpr std::uint32_t parts_of_batch = seek_batch / part;

void read_off(const SeekFutures& plan, const RawRows& rows, std::int64_t* to) {
    for (const SeekReading& r : plan.readings) {
        const std::vector<Formula> one{r.formula};
        *to++ = r.whole_horizon ? evaluate_horizon(one, rows).front()
                                : evaluate(one, rows, r.first, r.last).front();
    }
}

void run_future(const SeekFutures& plan, const Model& model, std::uint32_t future, Workspace& w,
                std::int64_t* to) {
    const std::string failure = lasting_failure([&] {
        w.rows.clear();
        simulate(model, {plan.seed, future}, w.state, w.rows);
    });
    if (!failure.empty()) return; // its values stay missing
    read_off(plan, {w.rows, plan.periods, raw_columns(model.roles.size())}, to);
}

/// @return false if the study forbids the setting
bool run_part(const SeekFutures& plan, const SeekRequest& request, std::uint32_t which,
              const SeekModel& models, Workspace& w, SeekValues& values) {
    std::shared_ptr<const Model> model;
    for (std::uint32_t f = which * part; f < (which + 1) * part; ++f) {
        const std::uint32_t future = request.batch * seek_batch + f;
        if (!model || plan.varies) model = models(request.setting, plan.varies ? future : 0);
        if (!model) return false;
        run_future(plan, *model, future, w, values.data() + f * plan.readings.size());
    }
    return true;
}

} // namespace

std::vector<SeekValues> run_futures(const SeekFutures& plan, const std::vector<SeekRequest>& wanted,
                                    const SeekModel& models, int threads,
                                    const std::atomic<bool>* stop,
                                    const std::function<void(std::size_t, std::size_t)>& finished) {
    std::vector<SeekValues> all(wanted.size(),
                                SeekValues(seek_batch * plan.readings.size(), missing));
    std::vector<char> forbidden(wanted.size() * parts_of_batch, 0);
    std::atomic<std::size_t> done{0};
    const std::size_t parts = wanted.size() * parts_of_batch;
    const bool complete = do_jobs(parts, threads, stop, [&](std::size_t job, Workspace& workspace) {
        const std::size_t i = job / parts_of_batch;
        forbidden[job] =
            !run_part(plan, wanted[i], static_cast<std::uint32_t>(job % parts_of_batch), models,
                      workspace, all[i]);
        if (finished) finished(++done, parts);
    });
    if (!complete) return {};
    for (std::size_t job = 0; job < parts; ++job)
        if (forbidden[job]) all[job / parts_of_batch].clear();
    return all;
}

} // namespace tenure

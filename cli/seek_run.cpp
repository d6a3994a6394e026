#include "cli/seek_run.hpp"

#include "cli/command.hpp"
#include "cli/interrupt.hpp"
#include "cli/progress.hpp"

#include "experiment/seek_run.hpp"

#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <mutex>
#include <thread>

#include <unistd.h>

namespace tenure::cli {

namespace {

namespace fs = std::filesystem;

/// The studies of the settings used last; settings that the study forbids have none.
class SettingCache {
public:
    explicit SettingCache(std::shared_ptr<const LoadedSeek> seek) : seek_(std::move(seek)) {}

    /// Null if it is forbidden.
    std::shared_ptr<const LoadedStudy> at(std::uint32_t setting) {
        const std::lock_guard lock(mutex_);
        const auto found = kept_.find(setting);
        if (found != kept_.end()) return found->second;
        if (kept_.size() > 64) kept_.clear();
        std::shared_ptr<const LoadedStudy> study;
        try {
            const std::size_t place = setting == seek_baseline ? 0 : setting;
            study = std::make_shared<const LoadedStudy>(seek_->at(seek_->settings()[place]));
        } catch (const ScenarioError&) {
            if (setting == seek_baseline) throw;
        }
        return kept_[setting] = study;
    }

    /// Where nothing varies, a setting is compiled once.
    std::shared_ptr<const Model> model(std::uint32_t setting, std::uint32_t draw) {
        const auto study = at(setting);
        if (!study) return nullptr;
        if (study->anything_varies()) return compiled(study->drawn(draw), setting);
        const std::lock_guard lock(mutex_);
        auto& model = models_[setting];
        if (!model) model = compiled(study->study(), setting);
        return model;
    }

private:
    static std::shared_ptr<const Model> compiled(const Study& study, std::uint32_t setting) {
        const Policy& policy =
            setting == seek_baseline ? study.policies.front() : study.policies.back();
        return std::make_shared<const Model>(
            compile(study.authority, policy, study.calendar, study.horizon_years));
    }

    std::shared_ptr<const LoadedSeek> seek_;
    std::mutex mutex_;
    std::map<std::uint32_t, std::shared_ptr<const LoadedStudy>> kept_;
    std::map<std::uint32_t, std::shared_ptr<const Model>> models_;
};

SeekFutures futures_of(const LoadedSeek& seek) {
    const Study& study = seek.base().study();
    const TrialPlan trial = plan_trials(study);
    SeekFutures plan{{}, trial.periods, study.seed, seek.base().anything_varies()};
    for (const SeekQuantity& q : seek.quantities())
        for (const Formula& f : trial.formulas)
            if (f.measure.name == q.measure)
                plan.readings.push_back({f, q.first, q.last, q.whole_horizon});
    return plan;
}

/// Hands out futures: those kept, those of other shards, and for the rest simulates its part.
class Source {
public:
    Source(const std::shared_ptr<const LoadedSeek>& seek, SeekStore& store,
           const SeekRunOptions& options)
        : seek_(seek), store_(store), options_(options), plan_(futures_of(*seek)), cache_(seek),
          study_(seek_study(*seek)), kept_(store.all()), stop_(stop_on_interrupt()) {
        read_others();
    }

    std::vector<SeekValues> operator()(const std::vector<SeekRequest>& wanted) {
        simulate_part(wanted);
        const auto since = std::chrono::steady_clock::now();
        while (!complete(wanted)) {
            const std::chrono::duration<double> waited = std::chrono::steady_clock::now() - since;
            if (stop_->load() || waited.count() >= options_.wait_seconds)
                throw SeekPaused{stop_->load(), simulated_};
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            read_others();
        }
        adopt(wanted);
        std::vector<SeekValues> all;
        for (const SeekRequest& each : wanted) all.push_back(value(each));
        return all;
    }

    std::uint64_t simulated() const { return simulated_; }

private:
    /// A setting that is forbidden is kept so under its first batch.
    SeekKept::const_iterator find(const SeekRequest& each) const {
        const auto first = kept_.find({each.setting, 0});
        return first != kept_.end() && first->second.empty() ? first : kept_.find(each);
    }
    const SeekValues& value(const SeekRequest& each) const { return find(each)->second; }

    bool complete(const std::vector<SeekRequest>& wanted) const {
        return std::all_of(wanted.begin(), wanted.end(),
                           [&](const SeekRequest& each) { return find(each) != kept_.end(); });
    }

    void simulate_part(const std::vector<SeekRequest>& wanted) {
        std::vector<SeekRequest> mine;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (i % options_.of == options_.shard - 1 && find(wanted[i]) == kept_.end())
                mine.push_back(wanted[i]);
        if (mine.empty()) return;
        const auto values = run_futures(
            plan_, mine, [&](std::uint32_t s, std::uint32_t draw) { return cache_.model(s, draw); },
            options_.threads, stop_, show_parts(options_.quiet));
        if (values.empty()) throw SeekPaused{true, simulated_};
        keep(mine, values);
        for (const SeekValues& v : values) simulated_ += v.empty() ? 0 : seek_batch;
        show();
    }

    /// What others simulated is a part of this store too, once the search has made use of it.
    void adopt(const std::vector<SeekRequest>& wanted) {
        std::vector<SeekRequest> foreign;
        std::vector<SeekValues> values;
        for (const SeekRequest& each : wanted) {
            const auto at = others_.find(each);
            if (at == others_.end()) continue;
            foreign.push_back(each);
            values.push_back(at->second);
            others_.erase(at);
        }
        if (!foreign.empty() && options_.of == 1) keep(foreign, values);
    }

    void keep(const std::vector<SeekRequest>& requests, const std::vector<SeekValues>& values) {
        store_.keep(requests, values, [&](std::uint32_t s) {
            return s == seek_baseline ? "the baseline" : in_words(*seek_, seek_->settings()[s]);
        });
        for (std::size_t i = 0; i < requests.size(); ++i) kept_[requests[i]] = values[i];
    }

    /// Those of their stores that have changed.
    void read_others() {
        const fs::path shards = options_.directory / "shards";
        if (!fs::is_directory(shards)) return;
        for (const auto& entry : fs::directory_iterator(shards)) {
            const fs::path file = seek_file(entry.path());
            if (file == fs::path(store_.database().file()) || !fs::exists(file)) continue;
            const auto written = fs::last_write_time(file);
            if (const auto at = seen_.find(file); at != seen_.end() && at->second == written)
                continue;
            for (auto& [request, values] : SeekStore::read(file, study_))
                if (kept_.emplace(request, values).second) others_.emplace(request, values);
            seen_[file] = written;
        }
    }

    /// On a terminal always; elsewhere every ten seconds.
    void show() {
        const auto now = std::chrono::steady_clock::now();
        const bool terminal = isatty(STDERR_FILENO) != 0;
        if (options_.quiet || (!terminal && now - shown_ < std::chrono::seconds(10))) return;
        shown_ = now;
        std::fprintf(stderr, "%s%llu trials%s", terminal ? "\r\033[K" : "",
                     static_cast<unsigned long long>(simulated_), terminal ? "" : "\n");
    }

    std::shared_ptr<const LoadedSeek> seek_;
    SeekStore& store_;
    const SeekRunOptions& options_;
    SeekFutures plan_;
    SettingCache cache_;
    SeekStudy study_;
    SeekKept kept_, others_;
    std::map<fs::path, fs::file_time_type> seen_;
    const std::atomic<bool>* stop_;
    std::chrono::steady_clock::time_point shown_ = std::chrono::steady_clock::now();
    std::uint64_t simulated_ = 0;
};

} // namespace

bool holds_search(const fs::path& directory) {
    return !fs::exists(store_in(directory.string())) && fs::exists(seek_file(directory));
}

std::string search_of(const fs::path& directory, const std::string& title) {
    fs::path beside = directory.lexically_normal();
    if (!beside.has_filename()) beside = beside.parent_path();
    for (const fs::path& place : {directory, fs::path(beside.string() + "-seek")}) {
        if (!fs::exists(seek_file(place))) continue;
        try {
            const auto told = SeekStore::told(seek_file(place));
            if (told && nlohmann::json::parse(*told).at("title") == title) return *told;
        } catch (const std::exception& error) { // the study's report does without it
            spdlog::warn("The report does without the search beside it: {}", error.what());
        }
    }
    return {};
}

fs::path seek_file(const fs::path& directory) { return directory / "seek.sqlite"; }

SeekRun run_seek(const std::shared_ptr<const LoadedSeek>& seek, SeekStore& store,
                 const SeekRunOptions& options) {
    Source source(seek, store, options);
    const SeekProblem problem = seek_problem(*seek);
    SeekRun run;
    run.answer = tenure::seek(
        problem, [&](const std::vector<SeekRequest>& wanted) { return source(wanted); });
    auto& ends = run.answer.at_an_end; // a policy that begins first has nothing beyond
    ends.erase(std::remove_if(ends.begin(), ends.end(),
                              [&](std::size_t lever) { return seek->axes()[lever].is_policy; }),
               ends.end());
    run.simulated = source.simulated();
    end_progress(options.quiet);
    return run;
}

std::vector<SeekDot> run_everywhere(const std::shared_ptr<const LoadedSeek>& seek, SeekStore& store,
                                    const SeekRunOptions& options, std::uint32_t futures) {
    Source source(seek, store, options);
    auto dots = seek_everywhere(
        seek_problem(*seek), [&](const std::vector<SeekRequest>& wanted) { return source(wanted); },
        futures);
    end_progress(options.quiet);
    return dots;
}

} // namespace tenure::cli

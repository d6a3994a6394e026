#include "cli/seek_run.hpp"

#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "cli/version.hpp"

#include "core/contract.hpp"
#include "experiment/seek_run.hpp"

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
            options_.threads, stop_, {});
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

    void read_others() {
        const fs::path shards = options_.directory / "shards";
        if (!fs::is_directory(shards)) return;
        for (const auto& entry : fs::directory_iterator(shards)) {
            const fs::path file = seek_file(entry.path());
            if (file == fs::path(store_.database().file())) continue;
            for (auto& [request, values] : SeekStore::read(file, study_))
                if (kept_.emplace(request, values).second) others_.emplace(request, values);
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
    const std::atomic<bool>* stop_;
    std::chrono::steady_clock::time_point shown_ = std::chrono::steady_clock::now();
    std::uint64_t simulated_ = 0;
};

SeekCondition condition_of(const SeekTarget& target, std::size_t quantity) {
    SeekCondition c;
    c.quantity = quantity;
    c.at_most = target.at_most.has_value();
    c.bound = c.at_most ? *target.at_most : *target.at_least;
    c.probability = target.probability;
    return c;
}

const Measure& measure_named(const std::vector<Measure>& all, const std::string& name) {
    return *std::find_if(all.begin(), all.end(), [&](const Measure& m) { return m.name == name; });
}

std::vector<Measure> measures_of(const LoadedSeek& seek) {
    return measures(plan_trials(seek.base().study()).formulas);
}

std::string year_words(int year) {
    char text[16];
    std::snprintf(text, sizeof text, "%d/%02d", year, (year + 1) % 100);
    return text;
}

/// The quantities of money in each financial year come after those of the conditions.
std::size_t first_cost(const LoadedSeek& seek, std::size_t conditions) {
    expects(conditions + seek.financial_years().size() < seek.quantities().size(),
            "total_cost of each financial year is read off");
    return conditions;
}

/// Worth is over the whole study for the least cost; a year for net benefit.
void set_worth(const LoadedSeek& seek, std::size_t total, SeekProblem& problem) {
    const Study& study = seek.base().study();
    problem.worth.assign(seek.quantities().size(), 0);
    if (seek.question().objective == SeekObjective::least_cost) {
        problem.worth[total] = -1;
        return;
    }
    for (std::size_t v = 0; v < study.values.size(); ++v)
        problem.worth[total + 1 + v] = study.values[v].gbp_per_unit;
}

} // namespace

fs::path seek_file(const fs::path& directory) { return directory / "seek.sqlite"; }

SeekProblem seek_problem(const LoadedSeek& seek) {
    SeekProblem problem;
    for (const SeekSetting& setting : seek.settings()) {
        problem.places.emplace_back();
        for (std::size_t i = 0; i < setting.size(); ++i)
            problem.places.back().push_back(seek.axes()[i].places[setting[i]]);
    }
    const std::vector<Measure> all = measures_of(seek);
    for (const SeekQuantity& q : seek.quantities())
        problem.scales.push_back(static_cast<double>(measure_named(all, q.measure).scale));
    const SeekQuestion& question = seek.question();
    for (const SeekTarget& target : question.targets)
        problem.conditions.push_back(condition_of(target, problem.conditions.size()));
    for (const SeekLimit& limit : question.limits) {
        const std::size_t years = limit.financial_year ? 1 : seek.financial_years().size();
        for (std::size_t y = 0; y < years; ++y)
            problem.conditions.push_back({problem.conditions.size(), limit.over_baseline, true,
                                          limit.at_most_gbp, limit.probability.value_or(0), true});
    }
    const std::size_t cost = first_cost(seek, problem.conditions.size());
    for (std::size_t y = 0; y < seek.financial_years().size(); ++y)
        problem.money.push_back(cost + y);
    set_worth(seek, cost + seek.financial_years().size(), problem);
    problem.futures = question.futures;
    return problem;
}

SeekAccount seek_account(const LoadedSeek& seek) {
    SeekAccount a;
    a.title = seek.base().study().title;
    a.problem = seek_problem(seek);
    a.net_benefit = seek.question().objective == SeekObjective::most_net_benefit;
    for (const SeekSetting& setting : seek.settings())
        a.settings.push_back(in_words(seek, setting));
    const std::vector<Measure> all = measures_of(seek);
    const auto& periods = plan_trials(seek.base().study()).periods;
    for (std::size_t c = 0; c < a.problem.conditions.size(); ++c) {
        const SeekQuantity& q = seek.quantities()[c];
        const Measure& m = measure_named(all, q.measure);
        a.measures.push_back(m);
        a.shares_of.push_back(
            label_in_sentence(m) +
            (q.financial_year
                 ? " in " + year_words(q.financial_year) +
                       (a.problem.conditions[c].over_baseline ? " over the baseline" : "")
                 : " on " + periods[q.last].label));
    }
    for (std::size_t i = 0; i < seek.axes().size(); ++i) a.levers.push_back(lever_words(seek, i));
    for (const int year : seek.financial_years()) a.years.push_back(year_words(year));
    return a;
}

SeekStudy seek_study(const LoadedSeek& seek) {
    SeekStudy s;
    s.title = seek.base().study().title;
    s.resolved = resolved_json(seek.base());
    s.fingerprint = fingerprint(seek.base()) + "-" + program_version();
    const auto& periods = plan_trials(seek.base().study()).periods;
    const std::vector<Measure> all = measures_of(seek);
    for (std::size_t q = 0; q < seek.quantities().size(); ++q) {
        const SeekQuantity& x = seek.quantities()[q];
        const Measure& m = measure_named(all, x.measure);
        s.quantities.push_back(
            {std::to_string(q) + " " + x.measure +
                 (x.whole_horizon ? " a year"
                                  : " " + periods[x.first].label + " to " + periods[x.last].label),
             m.unit, m.scale});
    }
    return s;
}

SeekRun run_seek(const std::shared_ptr<const LoadedSeek>& seek, SeekStore& store,
                 const SeekRunOptions& options) {
    Source source(seek, store, options);
    const SeekProblem problem = seek_problem(*seek);
    SeekRun run;
    run.answer = tenure::seek(
        problem, [&](const std::vector<SeekRequest>& wanted) { return source(wanted); });
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
